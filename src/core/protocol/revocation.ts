import type { RevocationRequest, RevocationResponse } from '../model/message.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts } from './message-parts.ts'
import { has, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 7009 §2.1. */
export function recognizeRevocation(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (RevocationRequest | RevocationResponse)[] {
  if (read.method === 'OPTIONS' || !isRevocation(read, knowledge)) return []
  const request: RevocationRequest = {
    type: 'RevocationRequest',
    ...requestParts(read),
    ...pick(read.parameters, ['token', 'token_type_hint', 'client_id']),
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [request, { type: 'RevocationResponse', ...parts, ...errorParts(parts.body) }]
}

function isRevocation(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'revocation'
  if (!/\/(?:revoke|revocation|revoke_token|token\/revoke)\/?$/i.test(read.url.path.slice(-60))) return false
  return (
    has(read.parameters, 'token', 'token_type_hint') ||
    (read.method === 'POST' && read.requestBody.format === 'unknown')
  )
}
