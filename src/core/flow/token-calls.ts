import { succeededLater } from '../exchange/retry.ts'
import type { Flow } from '../model/flow.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type {
  OAuthMessage,
  ResourceRequest,
  ResourceResponse,
  UserInfoRequest,
  UserInfoResponse,
} from '../model/message.ts'
import { messagesOf } from '../protocol/messages-of.ts'

/** A call that presents an access token, and its answer if one was seen. */
export interface TokenCall {
  readonly request: ResourceRequest | UserInfoRequest
  readonly response?: ResourceResponse | UserInfoResponse
}

/** The calls with a token, by time; those with one token when it is given. */
export function tokenCalls(messages: readonly OAuthMessage[], token?: string): readonly TokenCall[] {
  return messages.flatMap((request) => {
    if (request.type !== 'ResourceRequest' && request.type !== 'UserInfoRequest') return []
    if (token !== undefined && request.access_token !== token) return []
    const response = messagesOf(messages, request.exchange).find(
      (each) => each.type === 'ResourceResponse' || each.type === 'UserInfoResponse',
    )
    return [response ? { request, response } : { request }]
  })
}

/** Answers that ask for more than a valid token (RFC 9449 §9, RFC 9470 §3, Entra's claims challenge). */
const asksForMore = new Set([
  'use_dpop_nonce',
  'invalid_dpop_proof',
  'insufficient_user_authentication',
  'insufficient_claims',
  'insufficient_scope',
])

/** The API does not accept the token itself (RFC 6750 §3.1). */
export function refusesToken({ status, error = '' }: ResourceResponse | UserInfoResponse): boolean {
  if (asksForMore.has(error)) return false
  return status === 401 || (status >= 400 && error === 'invalid_token')
}

/** The same call succeeded a little later, and no person had to sign in for it: a renewal in the background. */
export function renewedLater(exchange: HttpExchange, all: readonly HttpExchange[], flows: readonly Flow[]): boolean {
  const again = succeededLater(exchange, all)
  if (!again) return false
  return !flows.some(
    ({ kind, authorizationRequest }) =>
      kind !== 'silentRenew' &&
      authorizationRequest !== undefined &&
      authorizationRequest.at > exchange.startedAt &&
      authorizationRequest.at < again.startedAt,
  )
}
