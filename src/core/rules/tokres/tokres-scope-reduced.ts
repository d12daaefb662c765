import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** Not scopes of an API: often not repeated in the answer (OIDCC §5.4, §11). */
const notEchoed = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'offline', '.default'])

export default defineRule({
  id: 'tokres-scope-reduced',
  title: 'The server granted less than was asked for',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.3', 'RFC6749-5.1'],
  requires: ['authorizationRequest', 'tokenRequest', 'tokenResponse.body'],
  worthAWarning: 'An API has refused for want of it.',
  why: 'An API call that needs a scope that is not granted will be refused with 403.',
  fix: 'Compare the granted scope before calling the API; ask again for what is missing, or have it assigned to the client.',
  messages: { reduced: 'The server granted less than was asked for; missing: {missing}.' },
  check({ authorizationRequest, tokenRequest, tokenResponse }, { provider, flow }) {
    const asked = authorizationRequest.scope
    const { scope: granted, access_token: token } = tokenResponse
    if (asked === undefined || granted === undefined || token === undefined || tokenRequest.code === undefined)
      return { inapplicable: 'no scope on one side' }
    if (provider.deviations.scopeRewritten) return { inapplicable: provider.deviations.scopeRewritten }
    const got = wordsOf(granted).map(lastPart)
    const missing = wordsOf(asked).filter((scope) => !notEchoed.has(scope) && !got.includes(lastPart(scope)))
    if (missing.length === 0) return
    const harmed =
      flow.status === 'failed' || flow.messages.some((each) => each.type === 'ResourceResponse' && each.status === 403)
    return {
      message: 'reduced',
      data: { missing: missing.join(' ') },
      evidence: [at(authorizationRequest, 'scope'), at(tokenResponse, 'scope')],
      severity: harmed ? 'warning' : 'info',
    }
  },
})

function wordsOf(scope: string) {
  return scope.split(/[ ,]/).filter((each) => each !== '')
}

/** Servers may write a scope with or without the URI of its API in front. */
function lastPart(scope: string) {
  return scope.toLowerCase().slice(scope.lastIndexOf('/') + 1)
}
