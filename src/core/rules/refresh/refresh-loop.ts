import { secondsOf } from '../../facts/expiry.ts'
import { type Refresh, refreshesOf } from '../../flow/refreshes.ts'
import type { TokenRequest } from '../../model/message.ts'
import { inWords } from '../duration.ts'
import { at, atPlace } from '../evidence.ts'
import { isRefresh } from '../refresh-refusal.ts'
import { defineRule } from '../rule.ts'
import { unlessAnswersUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'refresh-loop',
  title: 'The app refreshes without pause',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-6', 'RFC6749-5.1'],
  requires: ['tokenRequest'],
  loop: true,
  why: 'The tokens are fresh already; the server sees a flood and will limit it.',
  fix: 'Refresh when half of the lifetime, or all but a minute of it, is over. Look whether the app renews earlier than the token lives, reads expires_in in the wrong unit, or has a clock that is off.',
  messages: { loop: 'The app refreshed {count} times within {time}, each time long before the token ended.' },
  check({ tokenRequest }, context) {
    if (!isRefresh(tokenRequest)) return { inapplicable: 'not a refresh' }
    const near = refreshesOf(context.flows).filter(
      (each) =>
        tokenRequest.at - each.request.at < window &&
        each.request.at <= tokenRequest.at &&
        sameNeed(each.request, tokenRequest),
    )
    const burst = near.filter(succeeded)
    const [first] = burst
    if (burst.length < enough || !first?.response) return unlessAnswersUnseen(near, enough, context)
    if (!burst.slice(1).every((each, index) => isEarly(burst[index], each))) return
    return {
      message: 'loop',
      data: { count: burst.length, time: inWords(tokenRequest.at - first.request.at) },
      evidence: [atPlace(tokenRequest, 'timing'), at(first.response, 'expires_in')],
    }
  },
})

/** Milliseconds. */
const window = 60_000
const enough = 4

/** Libraries refresh once for each API at the start: another scope or audience is another need. */
function sameNeed(a: TokenRequest, b: TokenRequest) {
  return (
    a.endpoint === b.endpoint &&
    a.client_id === b.client_id &&
    a.scope === b.scope &&
    a.resource === b.resource &&
    a.audience === b.audience
  )
}

function succeeded({ response }: Refresh) {
  return response !== undefined && response.status < 300 && response.error === undefined
}

/** Before half of the last token's lifetime; short lifetimes need many refreshes. */
function isEarly(previous: Refresh | undefined, { request }: Refresh) {
  const lifetime = secondsOf(previous?.response?.expires_in)
  return lifetime === undefined || request.at - (previous?.response?.at ?? 0) < lifetime * 500
}
