import { succeededLater } from '../../exchange/retry.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { parseUrl } from '../../protocol/parse-url.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'blocked-by-client',
  title: 'The browser did not send the request',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['CSP-directive-connect-src', 'CSP-directive-form-action'],
  requires: ['exchange'],
  why: 'The request never left the browser; the server knows nothing of it.',
  fix: "Add the origin of {url} to connect-src, frame-src or form-action of the page's policy; try once without extensions that block.",
  messages: {
    extension: 'An extension or a setting of the browser blocked the request to {endpoint} at {url} ({error}).',
    policy: "The page's own Content-Security-Policy blocked the request to {endpoint} at {url} ({error}).",
  },
  check({ exchange }, { flow, exchanges }) {
    const { error, request, response, id } = exchange
    const endpoint = endpointOf(flow.messages, id)
    if (!error) return response ? undefined : { inapplicable: 'no answer and no error was seen' }
    const byPolicy = /CSP/i.test(error.code)
    if (!endpoint || (error.kind !== 'blockedByClient' && !byPolicy)) return { inapplicable: 'something else failed' }
    if (succeededLater(exchange, exchanges)) return
    return {
      message: byPolicy ? 'policy' : 'extension',
      data: { endpoint: endpoint.name, url: parseUrl(request.url).endpoint, error: error.code },
      evidence: [atPlace({ exchange: id }, 'networkError', error.code), atPlace({ exchange: id }, 'url')],
      ...(!byPolicy && { owner: 'user' }),
      // What did not go on for it has no other reason.
      ...(flow.status !== 'succeeded' && { severity: 'error' }),
    }
  },
})
