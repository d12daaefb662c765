import { containsValue } from '../../exchange/contains-value.ts'
import { headerOf } from '../../model/http-exchange.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { inWords } from '../duration.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'leak-credentials-left-in-url',
  title: 'The answer of the login stays in the address bar',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-4.3.1', 'RFC9700-4.3.2'],
  requires: ['authorizationResponse'],
  worthAWarning: 'Whatever runs on the page later, and the history, has them (RFC 9700 §4.3.1).',
  why: 'A reload sends the code again, and a bookmark or a shared address carries it on.',
  fix: 'Replace the address (history.replaceState) as soon as the answer was read.',
  messages: { left: 'The code was still in the address of the page {later} after the answer.' },
  check({ authorizationResponse: answer }, { exchanges }) {
    if (answer.code === undefined || answer.carrier !== 'query') return { inapplicable: 'no code in the query' }
    const late = exchanges.find((each) => {
      const referer = headerOf(each.request, 'referer')
      // A worker or an image of the old page may be slow; five seconds are enough for any of them.
      return (
        each.startedAt - answer.at > 5_000 &&
        containsValue(referer, answer.code) &&
        originOf(referer ?? '') === originOf(answer.deliveredTo)
      )
    })
    if (!late)
      return unlessAnyUnseen(
        exchanges.filter(
          (each) => each.startedAt - answer.at > 5_000 && originOf(each.request.url) === originOf(answer.deliveredTo),
        ),
        'requestHeaders',
      )
    return {
      message: 'left',
      data: { later: inWords(late.startedAt - answer.at) },
      evidence: [atHeader({ exchange: late.id }, 'request', 'referer'), atPlace(answer, 'url')],
    }
  },
})
