import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-scope-malformed',
  title: 'The scope list is not in the expected form',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-3.3', 'RFC6749-A.4'],
  requires: ['authorizationRequest'],
  why: 'Servers split the list at single spaces and compare each scope with its exact letters; anything else is an unknown scope.',
  fix: 'Separate scopes with single spaces, encode once, and write openid in lower case.',
  messages: { malformed: 'The scope list "{scope}" is not in the expected form: {reason}.' },
  check({ authorizationRequest: request }, { provider, flow }) {
    const { scope } = request
    if (scope === undefined || scope === '') return { inapplicable: 'no scope was sent' }
    const reason = flawOf(scope, provider.deviations.commaSeparatedScope !== undefined)
    if (reason === undefined) return
    const refused = flow.authorizationResponse?.error === 'invalid_scope'
    return {
      message: 'malformed',
      data: { scope: scope.slice(0, 120), reason },
      evidence: [at(request, 'scope')],
      severity: refused ? 'error' : isAccepted(flow) ? 'info' : 'warning',
    }
  },
})

function flawOf(scope: string, commaIsUsual: boolean): string | undefined {
  if (/%20|\+/.test(scope)) return 'it is encoded twice'
  if (scope.includes(',') && !commaIsUsual) return 'its scopes are separated by commas'
  // scope-token = 1*( %x21 / %x23-5B / %x5D-7E ), RFC 6749 Appendix A.4
  if (/[^\x20\x21\x23-\x5b\x5d-\x7e]/.test(scope)) return 'it has characters that are not allowed'
  const list = scope.split(/[ ,]/).filter((each) => each !== '')
  if (list.some((each) => each !== 'openid' && each.toLowerCase() === 'openid')) return 'openid is not in lower case'
  return list.some((each, index) => list.indexOf(each) !== index) ? 'a scope is repeated' : undefined
}
