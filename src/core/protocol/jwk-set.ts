import type { JWKSetRequest, JWKSetResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { isJsonObject, memberOf } from '../token/json.ts'
import type { Knowledge } from './knowledge.ts'
import { requestParts, responseParts } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 7517 §5, fetched from jwks_uri. */
export function recognizeJwkSet(read: ReadExchange, knowledge: Knowledge): readonly (JWKSetRequest | JWKSetResponse)[] {
  if (read.method !== 'GET' || !isJwkSet(read, knowledge)) return []
  const request: JWKSetRequest = { type: 'JWKSetRequest', ...requestParts(read) }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [request, { type: 'JWKSetResponse', ...parts, ...withoutUndefined({ keys: keysOf(read) }) }]
}

function isJwkSet(read: ReadExchange, knowledge: Knowledge): boolean {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'jwks'
  const keys = keysOf(read)
  if (keys !== undefined) return keys.some((key) => typeof memberOf(key, 'kty') === 'string')
  return /\/(?:jwks(?:\.json|_uri)?|openid-connect\/certs|discovery\/(?:v[\d.]+\/)?keys|oauth2\/(?:[\w-]+\/)?v\d\/(?:keys|certs))\/?$/i.test(
    read.url.path.slice(-80),
  )
}

function keysOf(read: ReadExchange) {
  const keys = memberOf(read.responseBody.object, 'keys')
  return Array.isArray(keys) && keys.every(isJsonObject) ? keys : undefined
}
