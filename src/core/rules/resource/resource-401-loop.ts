import { hostOf } from '../../exchange/host.ts'
import { refusesToken, tokenCalls } from '../../flow/token-calls.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'resource-401-loop',
  title: 'Fresh tokens are refused again and again',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6750-3.1'],
  requires: ['resourceRequest', 'resourceResponse'],
  loop: true,
  why: 'The token is new each time, so its age is not the reason: audience, issuer, keys or scope are wrong, or the clock of the API is.',
  fix: 'Read the WWW-Authenticate field of {api}; stop after one renewal and one repetition.',
  messages: { loop: '{api} refused {count} different tokens one after the other: renewing does not help.' },
  check({ resourceRequest: request, resourceResponse: response }, { flows }) {
    if (!refusesToken(response) || request.access_token === undefined) return
    const refused = flows
      .flatMap((flow) => tokenCalls(flow.messages))
      .filter((call) => call.request.endpoint === request.endpoint && call.request.method === request.method)
      .filter((call) => call.request.at <= request.at && request.at - call.request.at < window)
    if (refused.some((call) => call.response && call.response.status < 300)) return
    const tokens = new Set(
      refused.flatMap((call) =>
        call.response && refusesToken(call.response) ? (call.request.access_token ?? []) : [],
      ),
    )
    if (tokens.size < 3) return
    const why = response.challenge ? atHeader(response, 'response', 'www-authenticate') : atPlace(response, 'status')
    return {
      message: 'loop',
      data: { api: hostOf(request.endpoint), count: tokens.size },
      evidence: [why, atHeader(request, 'request', 'authorization')],
    }
  },
})

/** Milliseconds. */
const window = 60_000
