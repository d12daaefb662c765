/**
 * What OAuth traffic looks like from outside: by the names of its parameters, never by a list of addresses. Generous,
 * because the core decides finally; but a lone `?code=` or an ordinary form is not enough. Also runs inside pages, so it
 * stays small and imports nothing.
 */

/** Judges a body only up to this length; no OAuth message is longer. */
export const longestMessage = 256 * 1024

/** Query and fragment parameters of a URL; a fragment that is a client-side route has none. */
export function parametersOfUrl(url: string): URLSearchParams {
  const [beforeFragment = '', fragment = ''] = split(url, '#')
  const [, query = ''] = split(beforeFragment, '?')
  const parameters = new URLSearchParams(query)
  if (fragment.includes('=')) for (const [name, value] of new URLSearchParams(fragment)) parameters.append(name, value)
  return parameters
}

/** Members of a form or of a JSON object, whichever it is; empty when it is neither. */
export function parametersOfBody(text: string | undefined): URLSearchParams {
  if (text === undefined || text.length > longestMessage) return new URLSearchParams()
  if (text.trimStart().startsWith('{')) return parametersOfJson(text)
  return /^[\w.~%+*-]+=/.test(text) ? new URLSearchParams(text) : new URLSearchParams()
}

/** RFC 6749 §4.1.1, also when the client id or the response type was forgotten. */
export function isAuthorizationRequest(url: string, parameters: URLSearchParams): boolean {
  if (parameters.has('client_id'))
    return hasAny(parameters, beside.clientId) || /\/(oauth2?\/)?auth(orize|orization)?\/?$/i.test(pathOf(url))
  return parameters.has('response_type') && hasAny(parameters, beside.responseType)
}

/** RFC 6749 §4.1.2, §4.2.2, OIDC §3.3.2.5, JARM: by what comes with the code, since `code` alone may be a voucher. */
export function isAuthorizationResponse(parameters: URLSearchParams): boolean {
  if (parameters.has('state') && hasAny(parameters, ['code', 'error', 'access_token', 'id_token', 'response']))
    return true
  if (parameters.has('error') && hasAny(parameters, ['error_description', 'error_uri'])) return true
  if (parameters.has('code') && hasAny(parameters, ['iss', 'session_state'])) return true
  if (parameters.has('access_token') && hasAny(parameters, ['token_type', 'expires_in', 'id_token'])) return true
  return isJwt(parameters.get('id_token')) || isJwt(parameters.get('response'))
}

/** A code, an error or a token: enough on the way back from a login that was seen to start. */
export function mayAnswerLogin(parameters: URLSearchParams): boolean {
  return hasAny(parameters, ['code', 'error', 'access_token', 'id_token', 'response'])
}

/** What a client posts to an authorization server: token, PAR, device, revocation, introspection, CIBA, registration. */
export function isClientRequest(parameters: URLSearchParams): boolean {
  if (hasAny(parameters, onlyClientsSend)) return true
  if (parameters.has('client_id')) return hasAny(parameters, beside.clientIdInBody)
  if (parameters.has('code')) return hasAny(parameters, ['redirect_uri', 'client_secret'])
  return parameters.has('response_type') && hasAny(parameters, beside.responseType)
}

/** OIDC RP-Initiated Logout §2 and the vendors' own forms of it. */
export function isLogoutRequest(parameters: URLSearchParams): boolean {
  if (hasAny(parameters, ['id_token_hint', 'post_logout_redirect_uri'])) return true
  return parameters.has('client_id') && hasAny(parameters, ['logout_uri', 'returnTo', 'logout_hint'])
}

/** Front-Channel Logout §2, Back-Channel Logout §2.5: a server tells an app that its user has signed out. */
export function isLogoutNotice(parameters: URLSearchParams): boolean {
  return parameters.has('logout_token') || (parameters.has('iss') && parameters.has('sid'))
}

/** OIDC Discovery §4, RFC 8414 §3, RFC 9728 §3, FedCM; and what nobody calls anything else but a key set (RFC 7517 §5). */
export function isWellKnown(url: string): boolean {
  return /\.well-known\/(openid-configuration|oauth-authorization-server|oauth-protected-resource|jwks|web-identity)|\/jwks(\.json)?($|[?#])/.test(
    url,
  )
}

/** A last path segment that authorization servers use; decides only together with something else. */
export function hasEndpointName(url: string): boolean {
  return /\/(token|access_token|oauth2?|authorize|par|pushed_?authorization_?request|device(_authorization|code)?|revoke|revocation|introspect(ion)?|userinfo|jwks(\.json)?|certs|keys|end_?session|logout|signout|register)\/?$/i.test(
    pathOf(url),
  )
}

/** RFC 6750 §2.1, RFC 9449 §7.1. */
export function presentsToken(authorization: string | undefined): boolean {
  return authorization !== undefined && /^\s*(bearer|dpop)\b/i.test(authorization)
}

/** The answer asks for a token (RFC 6750 §3, RFC 9449 §7.1). */
export function challengesForToken(wwwAuthenticate: string | undefined): boolean {
  return wwwAuthenticate !== undefined && /(^|,)\s*(bearer|dpop)\b/i.test(wwwAuthenticate)
}

/** JSON that carries tokens, a device code, metadata or keys; or a server's plain word that the page's origin may not use a client. */
export function isServerAnswer(text: string): boolean {
  if (text.length < 1000 && /\borigin\b.{0,60}\bnot allowed\b.{0,60}\bclient\b/i.test(text)) return true
  if (text.length > longestMessage || !text.trimStart().startsWith('{')) return false
  return (
    /"(access_token|refresh_token|id_token|device_code)"\s*:\s*"/.test(text) ||
    (/"issuer"\s*:/.test(text) && /"\w+_endpoint"\s*:/.test(text)) ||
    (/"keys"\s*:\s*\[/.test(text) && /"kty"\s*:/.test(text))
  )
}

/** The URL without query and fragment. */
export function endpointOf(url: string): string {
  return split(split(url, '#')[0] ?? '', '?')[0] ?? ''
}

export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin } = new URL(url)
  return origin === 'null' ? undefined : origin
}

const onlyClientsSend = [
  'grant_type',
  'code_verifier',
  'code_challenge',
  'refresh_token',
  'device_code',
  'client_assertion',
  'subject_token',
  'auth_req_id',
  'token_type_hint',
  'redirect_uris',
]

const beside = {
  clientId: ['response_type', 'redirect_uri', 'request_uri', 'request', 'code_challenge', 'scope', 'state', 'nonce'],
  clientIdInBody: [
    'response_type',
    'redirect_uri',
    'request',
    'scope',
    'code',
    'token',
    'client_secret',
    'login_hint',
    'login_hint_token',
    'id_token_hint',
  ],
  responseType: ['redirect_uri', 'scope', 'state', 'client_id'],
} as const

function parametersOfJson(text: string): URLSearchParams {
  const parameters = new URLSearchParams()
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return parameters
    for (const [name, member] of Object.entries(value))
      parameters.append(name, typeof member === 'string' ? member : JSON.stringify(member))
  } catch {
    // Not JSON after all: no parameters.
  }
  return parameters
}

function hasAny(parameters: URLSearchParams, names: readonly string[]): boolean {
  return names.some((name) => parameters.has(name))
}

function isJwt(value: string | null): boolean {
  return value !== null && /^[\w-]{4,}\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/.test(value)
}

function pathOf(url: string): string {
  return endpointOf(url).replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '')
}

/** In two at the first separator. */
function split(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
