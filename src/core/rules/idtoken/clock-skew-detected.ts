import { headerOf } from '../../model/http-exchange.ts'
import { inWords } from '../duration.ts'
import { atHeader } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'

/** Libraries tolerate less than this on either side. Milliseconds. */
const harmful = 300_000

export default defineRule({
  id: 'clock-skew-detected',
  title: "This computer's clock differs from the server's",
  severity: 'warning',
  certainty: 'provable',
  owner: 'user',
  specs: ['RFC7519-4.1.4', 'RFC9110-6.6.1'],
  requires: ['tokenRequest', 'tokenResponse.headers'],
  worthAWarning: 'The next library that checks exp, iat or nbf refuses tokens that are good.',
  why: 'With a wrong clock fresh tokens look expired or seem to come from the future, and stored login state is thrown away.',
  fix: 'Turn on automatic time.',
  messages: {
    behind: "This computer's clock is {skew} behind the server's.",
    ahead: "This computer's clock is {skew} ahead of the server's.",
  },
  check({ tokenResponse }, context) {
    const skew = skewOf(tokenResponse.exchange, context)
    if (skew === undefined) return { cantTell: 'the answer has no Date of its own' }
    if (Math.abs(skew) <= harmful) return
    return {
      message: skew > 0 ? 'behind' : 'ahead',
      data: { skew: inWords(skew) },
      evidence: [atHeader(tokenResponse, 'response', 'date')],
    }
  },
})

/** Server time minus browser time, from an answer that no cache gave; milliseconds. Date counts whole seconds. */
function skewOf(id: string, { exchange }: RuleContext) {
  const { response, startedAt, endedAt = startedAt } = exchange({ exchange: id })
  const date = Date.parse(headerOf(response, 'date') ?? '')
  if (!Number.isFinite(date) || headerOf(response, 'age') !== undefined) return undefined
  if (date < startedAt - 1000) return date - startedAt
  return date > endedAt ? date - endedAt : 0
}
