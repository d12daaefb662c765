import type { Flow } from '../../model/flow.ts'
import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-parallel-logins',
  title: 'Several sign-ins were started at the same time',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-10.12', 'OIDCC-15.5.2'],
  requires: ['authorizationRequest'],
  why: 'An app that keeps one state or one verifier for all sign-ins overwrites it with every start; the earlier ones then fail.',
  fix: 'Start the login once (single flight), and store state and verifier under the value of state.',
  messages: { overlapped: '{count} sign-ins of this app were under way at the same time, and this one failed.' },
  check({ authorizationRequest: request }, { flow, flows }) {
    if (!isMixedUp(flow)) return
    const overlapping = flows.filter(
      (each) =>
        each.id !== flow.id &&
        each.kind !== 'silentRenew' &&
        each.client_id === flow.client_id &&
        each.authorizationRequest !== undefined &&
        each.authorizationRequest.at <= callbackAt(flow) &&
        callbackAt(each) >= request.at,
    )
    const other = overlapping[0]?.authorizationRequest
    if (!other) return
    return {
      message: 'overlapped',
      data: { count: overlapping.length + 1 },
      evidence: [at(request, 'state'), at(other, 'state')],
    }
  },
})

/** What happens to a login whose state or verifier another one has overwritten. Without it libraries keep them apart. */
function isMixedUp({ authorizationRequest: request, authorizationResponse: response, tokenExchanges }: Flow) {
  if (response === undefined || response.error !== undefined) return false
  if ((response.deliveryStatus ?? 200) >= 400 || response.state !== request?.state) return true
  return isRefusal(tokenExchanges.at(-1)?.response)
}

function callbackAt({ authorizationResponse, endedAt }: Flow) {
  return authorizationResponse?.at ?? endedAt
}
