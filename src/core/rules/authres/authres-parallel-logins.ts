import { at } from '../evidence.ts'
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
    const failed = flow.status === 'failed'
    if (!failed || flow.authorizationResponse?.error !== undefined || flow.authorizationErrorPage) return
    const overlapping = flows.filter(
      ({ id, kind, client_id: client, authorizationRequest: other, endedAt }) =>
        id !== flow.id &&
        kind !== 'silentRenew' &&
        client === flow.client_id &&
        other !== undefined &&
        other.at <= callbackAt(flow) &&
        endedAt >= request.at,
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

function callbackAt({
  authorizationResponse,
  endedAt,
}: {
  readonly authorizationResponse?: { readonly at: number }
  readonly endedAt: number
}) {
  return authorizationResponse?.at ?? endedAt
}
