import { hostOf, isInternal, isLoopback } from '../../exchange/host.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { type EndpointKind, endpointOf } from '../../protocol/endpoint.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-plaintext-http',
  title: 'The login travels unencrypted',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-3.1', 'RFC6749-3.2', 'RFC6750-5.3', 'RFC9700-2.6'],
  requires: ['flow'],
  worthAWarning: 'Everybody on the way reads and changes it (RFC 6749 §1.6, §10.9).',
  why: 'Whoever is on the way can read codes and tokens, and use them.',
  fix: 'Use https for {host}, also for tests; only addresses of this computer (localhost) may be http.',
  messages: {
    request: '{what} travels unencrypted to {host}.',
    secret: '{what} travels unencrypted to {host}, with a token or password that others on the way can use.',
  },
  check({ flow }, { exchanges }) {
    const open = exchanges.flatMap((exchange) => {
      const endpoint = flow.exchanges.includes(exchange.id) ? endpointOf(flow.messages, exchange.id) : undefined
      return endpoint && judged.has(endpoint.kind) && isOpen(exchange) ? [{ exchange, endpoint }] : []
    })
    const worst =
      open.find(({ endpoint, exchange }) => withSecret.has(endpoint.kind) && !isInternal(exchange.request.url)) ??
      open[0]
    if (!worst) return
    const { endpoint, exchange } = worst
    const data = { what: `The request to ${endpoint.name}`, host: hostOf(exchange.request.url) }
    const evidence = [worst, ...open.filter((each) => each !== worst)].map((each) =>
      atPlace({ exchange: each.exchange.id }, 'url'),
    )
    const leaks = withSecret.has(endpoint.kind) && !isInternal(exchange.request.url)
    return leaks ? { message: 'secret', severity: 'error', data, evidence } : { message: 'request', data, evidence }
  },
})

const withSecret = new Set<EndpointKind>([
  'token',
  'userInfo',
  'revocation',
  'introspection',
  'pushedAuthorization',
  'api',
])
const judged = new Set<EndpointKind>([...withSecret, 'authorization', 'signIn', 'deviceAuthorization'])

/** An upgrade inside the browser (HSTS) is told as a redirect, but nothing was sent. */
function isOpen({ request, response, error }: HttpExchange) {
  if (!/^http:/i.test(request.url) || isLoopback(request.url) || error !== undefined) return false
  return headerOf(response, 'non-authoritative-reason') === undefined
}
