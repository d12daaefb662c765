import { containsValue } from '../../exchange/contains-value.ts'
import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import { isTelemetry } from '../../exchange/telemetry-hosts.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'leak-callback-to-third-party',
  title: 'The address of the callback was reported to somebody else',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-4.2.4', 'RFC9700-4.3.1', 'BBA-7.2.3.4'],
  requires: ['authorizationResponse'],
  worthAWarning: 'Somebody else learns the code or the token.',
  why: 'Services that count page views or collect errors store whole addresses, and with them the code or the token.',
  fix: 'Load no scripts of others on the callback, and strip query and fragment from the addresses that are reported.',
  messages: { reported: 'The address of the callback, with {what}, was sent to {host}.' },
  check({ authorizationResponse: answer }, { exchanges, flow }) {
    const value = answer.access_token ?? answer.id_token ?? answer.code
    if (value === undefined) return { inapplicable: 'the answer carries no secret' }
    const ours = new Set([siteOf(answer.deliveredTo), siteOf(flow.server ?? '')])
    const report = exchanges.find((each) => {
      if (each.startedAt < answer.at - 1000 || flow.exchanges.includes(each.id) || ours.has(siteOf(each.request.url)))
        return false
      // The whole address: an app may well hand its code to a backend elsewhere.
      return isTelemetry(each.request.url)
        ? placeOf(each, value)
        : placeOf(each, value) && placeOf(each, answer.deliveredTo)
    })
    const place = report && placeOf(report, value)
    if (!report || !place)
      return unlessAnyUnseen(
        exchanges.filter((each) => each.startedAt >= answer.at - 1000 && !ours.has(siteOf(each.request.url))),
        'requestBody',
      )
    const what = answer.code === value ? 'the code' : 'a token'
    return {
      message: 'reported',
      data: { what, host: hostOf(report.request.url) },
      evidence: [atPlace({ exchange: report.id }, place), atPlace(answer, 'url')],
    }
  },
})

function placeOf({ request }: HttpExchange, value: string): 'query' | 'requestBody' | undefined {
  if (containsValue(request.url, value)) return 'query'
  return containsValue(request.body?.text, value) ? 'requestBody' : undefined
}
