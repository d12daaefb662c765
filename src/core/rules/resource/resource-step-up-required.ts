import { hostOf } from '../../exchange/host.ts'
import type { ResourceResponse } from '../../model/message.ts'
import { atHeader } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'resource-step-up-required',
  title: 'The API wants a stronger or fresher sign-in',
  severity: 'info',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC9470-3', 'RFC9470-4'],
  requires: ['resourceRequest', 'resourceResponse'],
  why: 'This call needs more certainty about the user than the login so far gives: it is a step of the protocol, not a fault.',
  fix: 'Start a new sign-in with what the challenge names ({wants}), and repeat the call with the new token.',
  messages: {
    asked: '{api} wants a stronger or fresher sign-in for this call: {wants}.',
    ignored:
      '{api} wants a stronger or fresher sign-in ({wants}), and the app called it {count} times more without starting one.',
  },
  check({ resourceRequest: request, resourceResponse: response }, context) {
    const wants = wantedBy(response)
    if (wants === undefined)
      return response.status === 401
        ? unlessUnseen(context.exchange(response), 'responseHeaders', 'responseBody')
        : undefined
    const again = context.flow.messages.filter(
      (each) => each.type === 'ResourceResponse' && each.at > response.at && wantedBy(each) === wants,
    )
    const data = { api: hostOf(request.endpoint), wants, count: again.length }
    const evidence = [atHeader(response, 'response', 'www-authenticate')]
    const ignored = again.length >= 2 && !signedInAgain(response.at, context)
    return ignored ? { message: 'ignored', severity: 'warning', data, evidence } : { message: 'asked', data, evidence }
  },
})

/** `acr_values` and `max_age` of RFC 9470, `claims` of Entra. */
function wantedBy({ error, challenge }: ResourceResponse) {
  if (error !== 'insufficient_user_authentication' && error !== 'insufficient_claims') return undefined
  const named = ['acr_values', 'max_age', 'claims'].flatMap((name) => {
    const value = challenge?.parameters[name]
    return value === undefined ? [] : [name === 'claims' ? 'claims' : `${name}=${value}`]
  })
  return named.join(', ') || 'a new sign-in'
}

function signedInAgain(since: number, { flows }: RuleContext) {
  return flows.some(({ authorizationRequest }) => (authorizationRequest?.at ?? 0) > since)
}
