import { type HeaderField, type HttpExchange, headerOf } from '../model/http-exchange.ts'

/** Why the browser does not let the page read the answer (Fetch standard, CORS check and CORS-preflight fetch). */
export type CorsReason =
  /** No Access-Control-Allow-Origin at all. */
  | 'absent'
  /** It names another origin. */
  | 'otherOrigin'
  /** It occurs more than once, or holds a list. */
  | 'several'
  /** `*` with a request that carries credentials. */
  | 'wildcardWithCredentials'
  /** A request with credentials, and no `Access-Control-Allow-Credentials: true`. */
  | 'credentialsNotAllowed'
  /** Preflight: its status is not 200–299. */
  | 'preflightStatus'
  /** Preflight: it was redirected, which is never followed. */
  | 'preflightRedirected'
  | 'methodNotAllowed'
  | 'headerNotAllowed'

/** What the CORS check says of one exchange, from its headers: end events differ between browsers. */
export type CorsOutcome =
  /** Same origin, or a navigation: CORS does not apply. */
  | { readonly outcome: 'sameOrigin' }
  | { readonly outcome: 'allowed' }
  | {
      readonly outcome: 'blocked'
      readonly reason: CorsReason
      /** Origin of the page, as it had to be allowed. */
      readonly origin: string
      /** What the server allowed instead; absent when nothing. */
      readonly allowed?: string
      /** Method or headers that the preflight did not allow. */
      readonly notAllowed?: readonly string[]
    }
  | { readonly outcome: 'unknown'; readonly why: 'noOrigin' | 'noResponse' | 'noHeaders' | 'notReadByScript' }

/** Judges by the headers, since a missing Access-Control-Allow-Origin is an error in Chromium and a success in Firefox. */
export function corsOutcome(exchange: HttpExchange): CorsOutcome {
  const { context, request, response } = exchange
  if (['mainFrame', 'subFrame', 'prefetch'].includes(context.resourceType)) return { outcome: 'sameOrigin' }
  if (headerOf(request, 'sec-fetch-mode') === 'navigate') return { outcome: 'sameOrigin' }
  const origin = headerOf(request, 'origin') ?? context.initiator
  if (origin === undefined) return { outcome: 'unknown', why: 'noOrigin' }
  if (origin === originOf(request.url)) return { outcome: 'sameOrigin' }
  if (headerOf(request, 'sec-fetch-mode') === 'no-cors') return { outcome: 'unknown', why: 'notReadByScript' }
  if (response === undefined) return { outcome: 'unknown', why: 'noResponse' }
  if (response.headers === undefined) return { outcome: 'unknown', why: 'noHeaders' }
  const access = checkAccess(exchange, origin, response.headers)
  if (access.outcome !== 'allowed' || !isPreflight(exchange)) return access
  return checkPreflight(exchange, origin, response.headers)
}

/** A permission request before a cross-origin one; never a request of the page itself. */
export function isPreflight(exchange: HttpExchange): boolean {
  if (exchange.context.resourceType === 'preflight') return true
  return (
    exchange.request.method === 'OPTIONS' && headerOf(exchange.request, 'access-control-request-method') !== undefined
  )
}

/** Fetch standard, CORS check. */
function checkAccess(exchange: HttpExchange, origin: string, headers: readonly HeaderField[]): CorsOutcome {
  const allowed = headers
    .filter((field) => field.name === 'access-control-allow-origin')
    .map((field) => field.value.trim())
  const [first] = allowed
  if (first === undefined) return { outcome: 'blocked', reason: 'absent', origin }
  if (allowed.length > 1 || first.includes(','))
    return { outcome: 'blocked', reason: 'several', origin, allowed: allowed.join(', ') }
  if (first === '*') {
    return sentCredentials(exchange)
      ? { outcome: 'blocked', reason: 'wildcardWithCredentials', origin, allowed: first }
      : { outcome: 'allowed' }
  }
  if (first !== origin) return { outcome: 'blocked', reason: 'otherOrigin', origin, allowed: first }
  const allowsCredentials = headers.some(
    (field) => field.name === 'access-control-allow-credentials' && field.value.trim() === 'true',
  )
  if (sentCredentials(exchange) && !allowsCredentials)
    return { outcome: 'blocked', reason: 'credentialsNotAllowed', origin, allowed: first }
  return { outcome: 'allowed' }
}

/** A cookie on a cross-origin request shows credentials mode `include`; without one, only the browser's refusal shows it. */
function sentCredentials(exchange: HttpExchange): boolean {
  if (isPreflight(exchange)) return false
  if (headerOf(exchange.request, 'cookie') !== undefined) return true
  return (
    exchange.error !== undefined && exchange.response?.status !== undefined && /ERR_FAILED/.test(exchange.error.code)
  )
}

/** Fetch standard, CORS-preflight fetch, steps after the CORS check. */
function checkPreflight(exchange: HttpExchange, origin: string, headers: readonly HeaderField[]): CorsOutcome {
  const status = exchange.response?.status ?? 0
  if (status >= 300 && status < 400) return { outcome: 'blocked', reason: 'preflightRedirected', origin }
  if (status < 200 || status > 299) return { outcome: 'blocked', reason: 'preflightStatus', origin }
  const method = headerOf(exchange.request, 'access-control-request-method')?.trim()
  const methods = listOf(headers, 'access-control-allow-methods')
  if (method !== undefined && !isSimpleMethod(method) && !methods.includes(method) && !methods.includes('*')) {
    return { outcome: 'blocked', reason: 'methodNotAllowed', origin, notAllowed: [method] }
  }
  const allowedNames = listOf(headers, 'access-control-allow-headers').map((name) => name.toLowerCase())
  const notAllowed = listOf(exchange.request.headers ?? [], 'access-control-request-headers')
    .map((name) => name.toLowerCase())
    // The wildcard does not cover Authorization.
    .filter((name) => !allowedNames.includes(name) && (name === 'authorization' || !allowedNames.includes('*')))
  if (notAllowed.length > 0) return { outcome: 'blocked', reason: 'headerNotAllowed', origin, notAllowed }
  return { outcome: 'allowed' }
}

function isSimpleMethod(method: string) {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}

function listOf(headers: readonly HeaderField[], name: string): readonly string[] {
  return headers
    .filter((field) => field.name === name)
    .flatMap((field) => field.value.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
