import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { originOf, parseUrl } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'resource-authorization-dropped',
  title: 'A redirect removed the token from the call',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['FETCH-http-redirect-fetch', 'RFC9110-15.4'],
  requires: ['resourceRequest'],
  why: 'Browsers drop the Authorization header when a redirect leads to another origin; http and https are two.',
  fix: 'Call the final address {target} directly: mind https, the host name, and a slash at the end.',
  messages: {
    dropped:
      '{url} redirected the call to {target}, another origin; the browser dropped the token there, and the call was refused with {status}.',
  },
  check({ resourceRequest: request }, context) {
    const first = context.exchange(request)
    if (request.authorization === undefined) return { inapplicable: 'no token in the header' }
    const next = context.exchanges.find((each) => each.id === first.redirectedTo || each.redirectedFrom === first.id)
    if (!next) return
    if (originOf(next.request.url) === originOf(first.request.url)) return
    if (next.request.headers === undefined)
      return { cantTell: 'the header fields of the redirected request were not captured' }
    if (headerOf(next.request, 'authorization') !== undefined) return
    if (!wasRefused(next)) return unlessUnseen(next, 'response')
    return {
      message: 'dropped',
      data: { url: request.endpoint, target: parseUrl(next.request.url).endpoint, status: next.response?.status ?? '' },
      evidence: [
        atHeader(request, 'response', 'location'),
        atHeader({ exchange: next.id }, 'request', 'authorization'),
        atPlace({ exchange: next.id }, 'status'),
      ],
    }
  },
})

function wasRefused({ response }: HttpExchange) {
  return response?.status === 401 || response?.status === 403
}
