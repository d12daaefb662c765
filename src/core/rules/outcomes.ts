import type { Flow } from '../model/flow.ts'
import type { AuthorizationResponse, OAuthMessage, TokenResponse } from '../model/message.ts'

/** Answers by which a person or an administrator said no (RFC 6749 §4.1.2.1 and the vendors' own spellings). */
const userSaidNo = new Set([
  'access_denied',
  'access-denied',
  'user_cancelled_login',
  'user_cancelled_authorize',
  'user_denied',
  'consent_denied',
])

/** Normal answers to a request that must not show anything (OIDCC §3.1.2.6). */
const needsUser = new Set(['login_required', 'interaction_required', 'consent_required', 'account_selection_required'])

/** Errors of the token endpoint that are a step of the protocol (RFC 8628 §3.5, RFC 9449 §8). */
const tokenSteps = new Set(['authorization_pending', 'slow_down', 'use_dpop_nonce', 'mfa_required'])

export function isUserRefusal({ error }: Pick<AuthorizationResponse, 'error'>): boolean {
  return error !== undefined && userSaidNo.has(error)
}

/** What a person cannot have decided: Auth0 answers `access_denied` to an audience that it does not know, others to a scope. */
const setUpWrong: ReadonlySet<string> = new Set([
  'audienceUnknown',
  'clientUnknown',
  'clientDisabled',
  'grantTypeNotAllowed',
  'redirectUriNotRegistered',
  'responseTypeNotAllowed',
  'scopeInvalid',
])

/** A refusal in a person's words (`isUserRefusal`) that its description turns into a fault of the set-up. */
export function isSetUpRefusal(response: Pick<AuthorizationResponse, 'error'>, topic: string | undefined): boolean {
  return isUserRefusal(response) && topic !== undefined && setUpWrong.has(topic)
}

export function wantsUser({ error }: Pick<AuthorizationResponse, 'error'>): boolean {
  return error !== undefined && needsUser.has(error)
}

export function isSilentRefusal({ kind, authorizationResponse }: Flow): boolean {
  return kind === 'silentRenew' && authorizationResponse !== undefined && wantsUser(authorizationResponse)
}

/** The server took the sign-in request: it gave an answer that is not an error, or went on to ask the user. */
export function isAccepted({ authorizationResponse: response, tokenExchanges, messages }: Flow): boolean {
  if (response) return response.error === undefined
  // The answer went from window to window, where no request shows it.
  if (tokenExchanges.length > 0) return true
  return messages.some((each) => each.type === 'SignInPage') && !messages.some(isErrorPage)
}

function isErrorPage({ type }: OAuthMessage) {
  return type === 'AuthorizationErrorPage'
}

export function isTokenStep({ error }: Pick<TokenResponse, 'error'>): boolean {
  return error !== undefined && tokenSteps.has(error)
}

/** The server refused: an error member or an error status. */
export function isRefusal(response: Pick<TokenResponse, 'error' | 'status'> | undefined): boolean {
  return response !== undefined && (response.error !== undefined || response.status >= 400)
}
