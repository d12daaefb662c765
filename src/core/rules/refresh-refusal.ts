import type { TokenRequest, TokenResponse } from '../model/message.ts'
import type { RuleContext } from './rule.ts'
import { said } from './said.ts'

/** RFC 6749 §6. */
export function isRefresh({ grant_type: grant, refresh_token: token }: TokenRequest): boolean {
  return grant === 'refresh_token' || (grant === undefined && token !== undefined)
}

/** The server says that the refresh token itself is no longer good (RFC 6749 §5.2); an outage or a limit does not say that. */
export function refusesRefreshToken(request: TokenRequest, response: TokenResponse, context: RuleContext): boolean {
  const { error, status } = response
  if (!isRefresh(request) || error === undefined || status === 429 || status >= 500) return false
  return error === 'invalid_grant' || ended.has(said(response, context)?.topic ?? '')
}

const ended = new Set([
  'refreshTokenExpired',
  'refreshTokenRevoked',
  'refreshTokenReused',
  'refreshTokenInvalid',
  'sessionEnded',
])
