import type { JsonObject } from '../model/facts.ts'
import type { AuthorizationResponse, Carrier, Parameter } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { decodeToken } from '../token/decode.ts'
import { isPseudonym } from '../token/pseudonym.ts'
import type { Knowledge } from './knowledge.ts'
import { has, parameterValue, pick } from './parse-form.ts'
import { type ParsedUrl, parseUrl } from './parse-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/** The answer as it was found at one place, before it is known to be one. */
export interface Delivery {
  readonly deliveredTo: string
  readonly carrier: Carrier
  readonly parameters: readonly Parameter[]
}

const decisive = ['code', 'error', 'access_token', 'id_token', 'response'] as const

/** Where a navigation may carry an answer: its fragment (or that of the redirect to it), its form, its query. */
export function deliveryOf(read: ReadExchange, previous: ReadExchange | undefined): Delivery {
  const deliveredTo = read.url.endpoint
  const fragment = read.url.fragment.length > 0 ? read.url.fragment : fragmentOfRedirect(previous)
  const candidates: readonly Delivery[] = [
    { deliveredTo, carrier: 'fragment', parameters: fragment },
    { deliveredTo, carrier: 'form', parameters: read.method === 'POST' ? read.requestBody.parameters : [] },
    { deliveredTo, carrier: 'query', parameters: read.url.query },
  ]
  return (
    candidates.find(({ parameters }) => has(parameters, ...decisive)) ??
    candidates.find(({ parameters }) => has(parameters, 'state')) ?? {
      deliveredTo,
      carrier: 'query',
      parameters: read.url.query,
    }
  )
}

/** An answer that left the browser by a redirect: to a custom scheme, or to an address whose request was not seen. */
export function deliveryOfRedirect(redirectUrl: string): Delivery {
  const url = parseUrl(redirectUrl)
  const inFragment = has(url.fragment, ...decisive) && !has(url.query, ...decisive)
  return {
    deliveredTo: url.endpoint,
    carrier: inFragment ? 'fragment' : 'query',
    parameters: inFragment ? url.fragment : url.query,
  }
}

/** An answer in the page of the authorization server, to be posted to its opener (`response_mode=web_message`). */
export function deliveryOfWebMessage(html: string, redirectUri: string): Delivery | undefined {
  const start = html.indexOf('authorization_response')
  if (start < 0) return undefined
  const member =
    /"(code|state|error|error_description|error_uri|access_token|id_token|token_type|expires_in|scope|iss|session_state)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(\d+))/g
  const parameters = [...html.slice(start, start + 64 * 1024).matchAll(member)].map(([, name = '', text, number]) => ({
    name,
    value: text ?? number ?? '',
    carrier: 'postMessage' as const,
  }))
  if (!has(parameters, ...decisive)) return undefined
  return { deliveredTo: parseUrl(redirectUri).endpoint, carrier: 'postMessage', parameters }
}

/** What a delivery must show to be taken for an answer. A `code` alone is no proof: shops and schools have codes, too. */
export function isAuthorizationResponse({ deliveredTo, carrier, parameters }: Delivery, knowledge: Knowledge): boolean {
  if (!has(parameters, ...decisive)) return false
  if (has(parameters, 'client_secret', 'grant_type', 'code_verifier')) return false
  const state = parameterValue(parameters, 'state')
  const code = parameterValue(parameters, 'code')
  const jarm = jarmClaims(parameters)
  if (knowledge.isRedirectUri(deliveredTo)) return hasOtherThanResponse(parameters) || jarm !== undefined
  if (knowledge.isState(state) || knowledge.isExchangedCode(code)) return true
  if (jarm !== undefined) return 'iss' in jarm && ('code' in jarm || 'error' in jarm || 'access_token' in jarm)
  if (carrier === 'fragment' || carrier === 'form') {
    if (has(parameters, 'access_token') && has(parameters, 'token_type', 'expires_in', 'state')) return true
    if (looksLikeJwt(parameterValue(parameters, 'id_token'))) return true
  }
  if (code !== undefined && code !== '') {
    if (has(parameters, 'iss', 'session_state')) return isLikeGenerated(code, 8)
    return state !== undefined && isLikeGenerated(code, 10) && isLikeGenerated(state, 6)
  }
  return (
    oauthErrors.has(parameterValue(parameters, 'error') ?? '') &&
    (state !== undefined || has(parameters, 'error_description', 'iss'))
  )
}

export function toAuthorizationResponse(
  delivery: Delivery,
  from: {
    readonly exchange: string
    readonly at: number
    readonly issuedBy?: string | undefined
    readonly deliveryStatus?: number | undefined
  },
): AuthorizationResponse {
  const merged = withJarm(delivery.parameters)
  return {
    type: 'AuthorizationResponse',
    ...withoutUndefined({
      exchange: from.exchange,
      at: from.at,
      deliveredTo: delivery.deliveredTo,
      carrier: delivery.carrier,
      parameters: merged,
      issuedBy: from.issuedBy,
      deliveryStatus: from.deliveryStatus,
    }),
    ...pick(merged, [
      'code',
      'state',
      'iss',
      'access_token',
      'token_type',
      'expires_in',
      'id_token',
      'scope',
      'session_state',
      'response',
      'error',
      'error_description',
      'error_uri',
    ]),
    replays: [],
  }
}

/** The same answer delivered once more: by reload, by the back button, by a second tab. */
export function isReplayOf(again: AuthorizationResponse, first: AuthorizationResponse): boolean {
  if (again.deliveredTo !== first.deliveredTo) return false
  for (const name of ['code', 'access_token', 'id_token', 'response'] as const) {
    if (again[name] !== undefined || first[name] !== undefined) return again[name] === first[name]
  }
  return again.state !== undefined && again.state === first.state && again.error === first.error
}

/** An `error` that no specification names, without a state: as likely the app's own message to itself as an answer. */
export function isDoubtfulError({ parameters }: Delivery, knowledge: Knowledge): boolean {
  if (has(parameters, 'code', 'access_token', 'id_token', 'response')) return false
  return (
    !oauthErrors.has(parameterValue(parameters, 'error') ?? '') &&
    !knowledge.isState(parameterValue(parameters, 'state'))
  )
}

/** Codes of an authorization error answer (RFC 6749 §4.1.2.1, OIDCC §3.1.2.6 and later ones). */
export const oauthErrors: ReadonlySet<string> = new Set([
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'unmet_authentication_requirements',
  'invalid_target',
  'invalid_authorization_details',
  'invalid_client',
  'invalid_grant',
  'unsupported_response_mode',
  'redirect_uri_mismatch',
  'invalid_redirect_uri',
  'invalid_resource',
  'user_cancelled_login',
  'user_cancelled_authorize',
])

function fragmentOfRedirect(previous: ReadExchange | undefined): ParsedUrl['fragment'] {
  const location = previous?.exchange.response?.redirectUrl
  return location?.includes('#') ? parseUrl(location).fragment : []
}

/** `response` is a common name: at a redirect URI it only counts as a JWT. */
function hasOtherThanResponse(parameters: readonly Parameter[]) {
  return (
    has(parameters, 'code', 'error', 'access_token', 'id_token') || looksLikeJwt(parameterValue(parameters, 'response'))
  )
}

function jarmClaims(parameters: readonly Parameter[]): JsonObject | undefined {
  const response = parameterValue(parameters, 'response')
  if (response === undefined) return undefined
  const decoded = decodeToken(response)
  return decoded.kind === 'jws' ? decoded.claims : undefined
}

/** JARM §2.3: the claims are the parameters. `iss`, `aud` and `exp` of the JWT itself stay; only `iss` has a namesake. */
function withJarm(parameters: readonly Parameter[]): readonly Parameter[] {
  const claims = jarmClaims(parameters) ?? {}
  const inner = Object.entries(claims).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [{ name, value: String(value), carrier: 'jwt' as const }]
      : [],
  )
  return inner.length === 0 ? parameters : [...parameters, ...inner]
}

function looksLikeJwt(value: string | undefined) {
  return value !== undefined && (/^ey[\w-]*\.[\w-]+\./.test(value) || isPseudonym(value))
}

/** Not a coupon, a postal code or the abbreviation of a federal state. A pseudonym of a redacted trace counts, too. */
function isLikeGenerated(value: string, minLength: number) {
  return value.length >= minLength || isPseudonym(value)
}
