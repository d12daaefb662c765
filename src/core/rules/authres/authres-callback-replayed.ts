import { at, atPlace } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-callback-replayed',
  title: 'The callback was loaded again with an old code',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-10.5', 'RFC9700-4.3.1'],
  requires: ['authorizationResponse'],
  why: 'A code works once. Loading its address again (reload, Back, a restored tab) makes the app try a spent code: "No matching state" or invalid_grant.',
  fix: 'After handling the answer, take code and state out of the address with history.replaceState, and go on to another page.',
  messages: {
    replayed:
      'The callback address was loaded {times} times with the same code: the later loads carry an answer that was already used.',
  },
  check({ authorizationResponse: response }, { flow, exchange }) {
    const { code, replays } = response
    if (code === undefined) return { inapplicable: 'no code was delivered' }
    if (replays.length === 0) return
    const harmed = flow.tokenExchanges.some(
      ({ request, response: answer }) =>
        request.code === code && request.at > firstReplay(replays, exchange) && isRefusal(answer),
    )
    return {
      message: 'replayed',
      data: { times: replays.length + 1 },
      evidence: [at(response, 'code'), ...replays.map((id) => atPlace({ exchange: id }, 'url', 'loaded again'))],
      severity: harmed ? 'error' : 'info',
    }
  },
})

function firstReplay(
  replays: readonly string[],
  exchange: (of: { readonly exchange: string }) => { readonly startedAt: number },
) {
  return Math.min(...replays.map((id) => exchange({ exchange: id }).startedAt))
}
