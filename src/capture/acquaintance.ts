import type { Body } from '../core/model/http-exchange.ts'
import type { RequestStarted } from '../core/model/sighting.ts'
import { createBoundedSet } from './bounded-set.ts'
import {
  endpointOf,
  hasEndpointName,
  isAuthorizationRequest,
  isClientRequest,
  originOf,
  parametersOfBody,
  parametersOfUrl,
} from './oauth-shapes.ts'

/** Who takes part in logins, as far as kept sightings tell: endpoints, servers, clients and their redirect URIs. */
export interface Acquaintance {
  meet(request: Pick<RequestStarted, 'method' | 'url' | 'body' | 'context'>): void
  /** Learns the endpoints that a metadata document lists (RFC 8414 §2); anything else teaches nothing. */
  readMetadata(url: string, body: Body | undefined): void
  isEndpoint(url: string): boolean
  isServer(origin: string | undefined): boolean
  isClient(origin: string | undefined): boolean
  isRedirectUri(url: string): boolean
}

export function createAcquaintance(): Acquaintance {
  const endpoints = createBoundedSet()
  const servers = createBoundedSet()
  const clients = createBoundedSet()
  const redirectUris = createBoundedSet()

  return {
    meet({ method, url, body, context }) {
      const inUrl = parametersOfUrl(url)
      if (isAuthorizationRequest(url, inUrl)) {
        servers.add(originOf(url))
        clients.add(context.initiator)
        learnRedirectUri(inUrl.get('redirect_uri'))
      }
      if (method !== 'POST') return
      const inBody = parametersOfBody(body?.text)
      if (!isClientRequest(inBody)) return
      // A parameter in a wrong place does not make an endpoint; the answer to a GET page might be anything.
      endpoints.add(endpointOf(url))
      servers.add(originOf(url))
      clients.add(context.initiator)
      learnRedirectUri(inBody.get('redirect_uri'))
    },
    readMetadata(url, body) {
      const metadata = parametersOfBody(body?.text)
      if (!metadata.has('issuer')) return
      servers.add(originOf(url))
      for (const [name, value] of metadata)
        if (name.endsWith('_endpoint') || name === 'jwks_uri' || name === 'check_session_iframe') {
          endpoints.add(endpointOf(value))
          servers.add(originOf(value))
        }
    },
    isEndpoint: (url) => endpoints.has(endpointOf(url)) || (servers.has(originOf(url)) && hasEndpointName(url)),
    isServer: (origin) => servers.has(origin),
    isClient: (origin) => clients.has(origin),
    isRedirectUri: (url) => redirectUris.has(endpointOf(url)),
  }

  function learnRedirectUri(redirectUri: string | null) {
    if (redirectUri === null) return
    redirectUris.add(endpointOf(redirectUri))
    clients.add(originOf(redirectUri))
  }
}
