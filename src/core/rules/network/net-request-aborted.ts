import { inWords } from '../duration.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-request-aborted',
  title: 'The token request was cancelled',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-6'],
  requires: ['tokenRequest'],
  why: 'The server may have answered all the same: then the code is used up, or the old refresh token replaced, and nobody got the new one.',
  fix: 'Wait for the answer before the page moves on, and do not abort token requests when a component goes away.',
  messages: {
    lost: 'The page left or cancelled the token request after {age}; its answer was lost, and {what} may be used up.',
  },
  check({ tokenRequest }, { flow, exchange: exchangeOf }) {
    const exchange = exchangeOf(tokenRequest)
    if (exchange.response) return
    if (exchange.error?.kind !== 'aborted') return { inapplicable: 'it was not cancelled' }
    // Another one brought the tokens: StrictMode's first mount, or a retry.
    if (flow.tokenExchanges.some(({ response }) => response?.access_token !== undefined)) return
    const what = tokenRequest.code === undefined ? 'the refresh token' : 'the code'
    const age = inWords((exchange.endedAt ?? exchange.startedAt) - exchange.startedAt)
    return {
      message: 'lost',
      data: { age, what },
      evidence: [atPlace(tokenRequest, 'networkError', exchange.error.code)],
    }
  },
})
