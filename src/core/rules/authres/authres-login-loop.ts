import type { Flow } from '../../model/flow.ts'
import { inWords } from '../duration.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** That many in that time, each answered without the user doing anything. Milliseconds. */
const loops = 3
const within = 60_000
/** An app that starts over by itself does so at once; a person who reloads the page takes longer. Milliseconds. */
const restartsWithin = 5_000
/** A person needs longer than this for a sign-in page. Milliseconds. */
const withoutUser = 4_000

export default defineRule({
  id: 'authres-login-loop',
  title: 'The app sends the user to sign in again and again',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-3.1.2.6', 'OIDCSM-3.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  loop: true,
  why: 'Each answer is thrown away and the next sign-in starts; the real failure lies between a callback and the next start.',
  fix: 'Stop on the first error answer. Look at the request between callback and restart: a token request that fails, a cookie that is not kept, an API that refuses the new token, a route guard that runs too early.',
  messages: { loop: 'The app started {times} sign-ins within {time}, each answered without the user doing anything.' },
  check({ authorizationRequest }, { flow, flows }) {
    if (flow.kind === 'silentRenew') return { inapplicable: 'a silent request' }
    const round = flows.filter(
      (each) =>
        isQuick(each) &&
        sameLoop(each, flow) &&
        flow.startedAt - each.startedAt >= 0 &&
        flow.startedAt - each.startedAt <= within,
    )
    const first = round[0]?.authorizationRequest
    if (round.length < loops || !first || !isRestless(round)) return
    const time = inWords(flow.startedAt - first.at)
    return {
      message: 'loop',
      data: { times: round.length, time },
      evidence: [at(authorizationRequest, 'client_id'), at(first, 'client_id', 'first of them')],
    }
  },
})

function isRestless(round: readonly Flow[]) {
  return round.every(({ startedAt }, index) => {
    const answer = round[index - 1]?.authorizationResponse
    return answer === undefined || startedAt - answer.at < restartsWithin
  })
}

function isQuick({ authorizationRequest: request, authorizationResponse: response }: Flow) {
  return request !== undefined && response !== undefined && response.at - request.at < withoutUser
}

function sameLoop(a: Flow, b: Flow) {
  return (
    a.kind !== 'silentRenew' &&
    a.display === b.display &&
    a.client_id === b.client_id &&
    // One sign-in for each API is not a loop.
    a.authorizationRequest?.scope === b.authorizationRequest?.scope &&
    a.authorizationRequest?.resource === b.authorizationRequest?.resource &&
    a.tabs.some((tab) => b.tabs.includes(tab))
  )
}
