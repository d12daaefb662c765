import type { Flow } from '../../model/flow.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** RFC 8628 §3.2: when no interval is given; §3.5: added by each slow_down. Seconds. */
const defaultInterval = 5
const slowDownAdds = 5
/** Timers are not exact. */
const tolerance = 0.9

export default defineRule({
  id: 'device-poll-too-fast',
  title: 'The app asks more often than the server allows',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC8628-3.2', 'RFC8628-3.5'],
  requires: ['deviceAuthorizationResponse.body', 'flow'],
  why: 'The server answers slow_down, and may refuse the device altogether.',
  fix: 'Wait the interval between two requests, add 5 seconds after each slow_down, and stop on expired_token or access_denied.',
  messages: {
    tooFast: 'The app asked again after {waited} s; the server wants {interval} s between two requests.',
    afterExpiry: 'The app went on asking after the device code had expired.',
  },
  check({ deviceAuthorizationResponse: answer, flow }) {
    const first = typeof answer.interval === 'number' ? answer.interval : defaultInterval
    const lifetime = typeof answer.expires_in === 'number' ? answer.expires_in : undefined
    const tooFast = earlyPoll(flow, first)
    if (tooFast)
      return {
        message: 'tooFast',
        data: { waited: tooFast.waited, interval: tooFast.interval },
        evidence: [atPlace({ exchange: tooFast.exchange }, 'timing'), at(answer, 'interval')],
        // A server that never says slow_down does not mind.
        ...(!flow.tokenExchanges.some((each) => each.response?.error === 'slow_down') && { severity: 'info' as const }),
      }
    const last = flow.tokenExchanges.at(-1)?.request
    if (!last || lifetime === undefined || last.at <= answer.at + (lifetime + 30) * 1000) return
    return { message: 'afterExpiry', evidence: [atPlace(last, 'timing'), at(answer, 'expires_in')] }
  },
})

function earlyPoll({ tokenExchanges }: Flow, first: number) {
  let interval = first
  for (const [index, { request, response }] of tokenExchanges.entries()) {
    const next = tokenExchanges[index + 1]
    if (response?.error === 'slow_down') interval += slowDownAdds
    if (!next) return undefined
    // The same poll again, now with the nonce that the server asked for (RFC 9449 §8).
    if (response?.error === 'use_dpop_nonce') continue
    const waited = (next.request.at - request.at) / 1000
    if (waited < interval * tolerance && next.response?.access_token === undefined) {
      return { waited: Number(waited.toFixed(1)), interval, exchange: next.request.exchange }
    }
  }
  return undefined
}
