import { headerOf } from '../model/http-exchange.ts'
import type { CorsPreflight } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import type { Knowledge } from './knowledge.ts'
import { wellKnownOf } from './metadata-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/** A permission request for a request that is one of ours. `places` are the addresses of all messages found. */
export function recognizeCorsPreflight(
  read: ReadExchange,
  knowledge: Knowledge,
  places: ReadonlySet<string>,
): CorsPreflight | undefined {
  const { request, context } = read.exchange
  const requestedMethod = headerOf(request, 'access-control-request-method')
  if (context.resourceType !== 'preflight' && !(read.method === 'OPTIONS' && requestedMethod !== undefined))
    return undefined
  const requestedHeaders = (headerOf(request, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const carriesToken = requestedHeaders.includes('authorization') || requestedHeaders.includes('dpop')
  if (!carriesToken && !places.has(read.place) && knowledge.roleOf(read) === undefined && !hasOAuthAddress(read))
    return undefined
  return {
    type: 'CorsPreflight',
    exchange: read.id,
    at: read.exchange.startedAt,
    url: request.url,
    ...withoutUndefined({ status: read.status, requestedMethod }),
    requestedHeaders,
  }
}

/** When the permission was refused the request itself was never sent: only the address can tell. */
function hasOAuthAddress(read: ReadExchange) {
  if (wellKnownOf(read.url.endpoint)) return true
  return /\/(?:token|userinfo|jwks(?:\.json)?|par|revoke|introspect|device_authorization)\/?$/i.test(
    read.url.path.slice(-60),
  )
}
