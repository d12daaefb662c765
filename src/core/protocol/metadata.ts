import type { MetadataRequest, MetadataResponse } from '../model/message.ts'
import { requestParts, responseParts, textMembers } from './message-parts.ts'
import { wellKnownOf } from './metadata-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/** OIDC Discovery §4.1, RFC 8414 §3.1, RFC 9728 §3.1. */
export function recognizeMetadata(read: ReadExchange): readonly (MetadataRequest | MetadataResponse)[] {
  if (read.method !== 'GET' && read.method !== 'HEAD') return []
  const wellKnown = wellKnownOf(read.url.endpoint)
  if (wellKnown === undefined) return []
  const request: MetadataRequest = { type: 'MetadataRequest', ...requestParts(read), ...wellKnown }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [request, { type: 'MetadataResponse', ...parts, ...wellKnown, ...textMembers(parts.body, ['issuer']) }]
}
