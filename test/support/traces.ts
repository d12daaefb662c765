import type { ExchangeContext, HeaderField, HttpExchange, NetworkError } from '../../src/core/model/http-exchange.ts'
import type { Trace } from '../../src/core/model/trace.ts'

/** Values used unless a test says otherwise. The verifier and challenge are those of RFC 7636, Appendix B. */
export const example = {
  app: 'https://app.example',
  server: 'https://login.example',
  api: 'https://api.example',
  clientId: 's6BhdRkqt3',
  redirectUri: 'https://app.example/callback',
  code: 'SplxlOBeZQQYbYS6WxSbIA',
  state: 'af0ifjsldkj-8gTsk2',
  nonce: 'n-0S6_WzA2Mj-71kd',
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  accessToken: '2YotnFZFEjr1zCsicMWpAA-q9Lw',
  refreshToken: 'tGzv3JOkF0XG5Qx2TlKWIA-z71Kp',
  subject: '248289761001',
  /** 2026-01-05T10:00:00Z */
  start: Date.UTC(2026, 0, 5, 10, 0, 0),
} as const

/** Overrides of parameters: a string replaces, undefined removes. */
export type Overrides = Readonly<Record<string, string | undefined>>

export interface ExchangeOptions {
  readonly method?: string
  readonly url: string
  readonly at?: number
  readonly took?: number
  readonly requestHeaders?: Overrides
  /** undefined: the request has no body. */
  readonly requestBody?: string
  readonly status?: number
  readonly responseHeaders?: Overrides
  /** An object is sent as JSON; null: the body was not captured. */
  readonly response?: string | object | null
  readonly redirectUrl?: string
  readonly error?: NetworkError
  readonly context?: Partial<ExchangeContext>
  readonly redirectedFrom?: string
  readonly documentText?: string
}

let counter = 0

/** One exchange as a live capture gives it. */
export function exchange(options: ExchangeOptions): HttpExchange {
  const { url, at = example.start, took = 20, error } = options
  counter += 1
  const body = options.requestBody
  return {
    id: `t${counter}`,
    startedAt: at,
    endedAt: at + took,
    request: {
      method: options.method ?? (body === undefined ? 'GET' : 'POST'),
      url,
      headers: fields(options.requestHeaders ?? {}),
      ...(body !== undefined && { body: { text: body } }),
    },
    ...(!error && { response: responseOf(options) }),
    ...(error && { error }),
    context: { resourceType: 'fetch', tab: 1, frame: 0, ...options.context },
    ...(options.redirectedFrom !== undefined && { redirectedFrom: options.redirectedFrom }),
    ...(options.documentText !== undefined && { documentText: options.documentText }),
    provenance: { request: ['webRequest'], response: ['webRequest'] },
  }
}

function responseOf({ status = 200, response, responseHeaders, redirectUrl, context }: ExchangeOptions) {
  const json = typeof response === 'object' && response !== null
  const navigation = context?.resourceType === 'mainFrame' || context?.resourceType === 'subFrame'
  const type = json ? 'application/json' : typeof response === 'string' ? 'text/html' : undefined
  return {
    status,
    headers: fields({ 'content-type': type, ...(redirectUrl && { location: redirectUrl }), ...responseHeaders }),
    ...(redirectUrl && { redirectUrl }),
    ...(response === null || (response === undefined && !navigation && !redirectUrl)
      ? { body: response === null ? { absent: 'notArmed' as const } : { text: '' } }
      : response !== undefined && { body: { text: json ? JSON.stringify(response) : String(response) } }),
  }
}

function fields(values: Overrides): readonly HeaderField[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: name.toLowerCase(), value }],
  )
}

/** A query or form: the defaults with the overrides applied. */
export function form(defaults: Readonly<Record<string, string>>, overrides: Overrides = {}): string {
  const merged = Object.entries({ ...defaults, ...overrides }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return new URLSearchParams(merged).toString()
}

/** A compact JWS with the given claims and a signature that verifies with no key. */
export function jws(
  claims: object,
  header: object = { alg: 'RS256', kid: 'key-1', typ: 'JWT' },
  signature = 'c2lnbmF0dXJl',
): string {
  return `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}.${signature}`
}

export function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}

/** Claims of a valid ID token for the example login at `at`. */
export function idTokenClaims(
  overrides: Readonly<Record<string, unknown>> = {},
  at: number = example.start,
): Record<string, unknown> {
  const seconds = Math.floor(at / 1000)
  const claims: Record<string, unknown> = {
    iss: example.server,
    sub: example.subject,
    aud: example.clientId,
    exp: seconds + 3600,
    iat: seconds + 1,
    nonce: example.nonce,
    ...overrides,
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}

export interface LoginOptions {
  /** The tab was recorded. */
  readonly watched?: true
  readonly at?: number
  readonly tab?: number
  readonly frame?: number
  readonly server?: string
  readonly app?: string
  /** Parameters of the authorization request. */
  readonly authorize?: Overrides
  readonly authorizePath?: string
  /** The server stops on a page of its own. */
  readonly errorPage?: { readonly status: number; readonly text?: string }
  /** Parameters of the authorization response; false: none came. */
  readonly callback?: Overrides | false
  readonly carrier?: 'query' | 'fragment'
  readonly callbackStatus?: number
  readonly callbackUrl?: string
  /** false: no token request in the browser. */
  readonly token?: TokenOptions | false
}

export interface TokenOptions {
  readonly params?: Overrides
  readonly url?: string
  readonly method?: string
  /** Replaces the whole form. */
  readonly body?: string
  readonly headers?: Overrides
  readonly status?: number
  /** Overrides of the JSON answer; a string or null replaces it (null: not captured). */
  readonly response?: Readonly<Record<string, unknown>> | string | null
  /** The JSON answer is exactly this. */
  readonly answer?: object
  readonly responseHeaders?: Overrides
  readonly error?: NetworkError
  /** Milliseconds after the callback. */
  readonly delay?: number
  readonly context?: Partial<ExchangeContext>
}

/** Authorization code flow with PKCE, OpenID Connect, healthy unless told otherwise: authorization request, sign-in, callback, token. */
export function authorizationCodeFlow(options: LoginOptions = {}): readonly HttpExchange[] {
  const { at = example.start, tab = 1, frame = 0, server = example.server } = options
  const context = {
    resourceType: frame === 0 ? ('mainFrame' as const) : ('subFrame' as const),
    tab,
    frame,
    ...(options.watched && { armed: options.watched }),
  }
  const query = form(
    {
      client_id: example.clientId,
      redirect_uri: example.redirectUri,
      response_type: 'code',
      scope: 'openid profile',
      state: example.state,
      nonce: example.nonce,
      code_challenge: example.challenge,
      code_challenge_method: 'S256',
    },
    options.authorize,
  )
  const url = `${server}${options.authorizePath ?? '/authorize'}?${query}`
  if (options.errorPage) {
    const { status, text } = options.errorPage
    return [
      exchange({
        url,
        at,
        status,
        context,
        ...(text !== undefined && { documentText: text, response: `<p>${text}</p>` }),
      }),
    ]
  }
  if (options.callback === false) return [exchange({ url, at, context })]

  const parameters = form({ code: example.code, state: example.state, iss: server }, options.callback)
  const separator = options.carrier === 'fragment' ? '#' : '?'
  const target = `${options.callbackUrl ?? options.authorize?.redirect_uri ?? example.redirectUri}${separator}${parameters}`
  const request = exchange({ url, at, status: 302, redirectUrl: target, context })
  const callback = exchange({
    url: target,
    at: at + 50,
    status: options.callbackStatus ?? 200,
    context,
    redirectedFrom: request.id,
    response: '<!doctype html><title>App</title>',
  })
  const linked = { ...request, redirectedTo: callback.id }
  if (options.token === false || (options.callback && options.callback.error !== undefined)) return [linked, callback]
  return [linked, callback, tokenRequest({ at: at + 100, tab, frame, server, ...options.token })]
}

/** The exchange of the code: form, public client, by fetch from the app's page. */
export function tokenRequest(
  options: TokenOptions & {
    readonly at?: number
    readonly tab?: number
    readonly frame?: number
    readonly server?: string
  } = {},
): HttpExchange {
  const { at = example.start, tab = 1, frame = 0, server = example.server, delay = 0 } = options
  const sentAt = at + delay
  const body = form(
    {
      grant_type: 'authorization_code',
      code: example.code,
      redirect_uri: example.redirectUri,
      client_id: example.clientId,
      code_verifier: example.verifier,
    },
    options.params,
  )
  const answer = {
    access_token: example.accessToken,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: example.refreshToken,
    scope: 'openid profile',
    id_token: jws(idTokenClaims({}, sentAt)),
  }
  return exchange({
    url: options.url ?? `${server}/token`,
    method: options.method ?? 'POST',
    at: sentAt,
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded', origin: example.app, ...options.headers },
    requestBody: options.body ?? body,
    status: options.status ?? 200,
    responseHeaders: {
      'access-control-allow-origin': example.app,
      'cache-control': 'no-store',
      'content-type': typeof options.response === 'string' ? 'text/html' : 'application/json',
      ...options.responseHeaders,
    },
    response: answerOf(answer, options),
    ...(options.error && { error: options.error }),
    context: { tab, frame, initiator: example.app, resourceType: 'fetch', ...options.context },
  })
}

function answerOf(defaults: object, { response, answer }: TokenOptions): string | object | null {
  if (answer) return answer
  if (response === null || typeof response === 'string') return response
  return Object.fromEntries(Object.entries({ ...defaults, ...response }).filter(([, value]) => value !== undefined))
}

/** An error answer of the token endpoint (RFC 6749 §5.2). */
export function tokenError(error: string, description?: string, status = 400): TokenOptions {
  return { status, answer: { error, ...(description !== undefined && { error_description: description }) } }
}

/** A refresh (RFC 6749 §6). */
export function refreshRequest(
  options: TokenOptions & { readonly at?: number; readonly tab?: number; readonly server?: string } = {},
): HttpExchange {
  const { params, ...rest } = options
  return tokenRequest({
    ...rest,
    params: {
      grant_type: 'refresh_token',
      refresh_token: example.refreshToken,
      code: undefined,
      redirect_uri: undefined,
      code_verifier: undefined,
      ...params,
    },
  })
}

export interface CallOptions {
  readonly at?: number
  readonly tab?: number
  readonly url?: string
  readonly method?: string
  readonly token?: string
  readonly authorization?: string
  readonly headers?: Overrides
  readonly status?: number
  readonly response?: string | object | null
  readonly responseHeaders?: Overrides
  readonly error?: NetworkError
  readonly context?: Partial<ExchangeContext>
}

/** A call to the API with a bearer token (RFC 6750 §2.1). */
export function apiCall(options: CallOptions = {}): HttpExchange {
  const { at = example.start + 1000, tab = 1, token = example.accessToken } = options
  return exchange({
    url: options.url ?? `${example.api}/orders`,
    method: options.method ?? 'GET',
    at,
    requestHeaders: {
      authorization: options.authorization ?? `Bearer ${token}`,
      origin: example.app,
      ...options.headers,
    },
    status: options.status ?? 200,
    response: options.response === undefined ? { ok: true } : options.response,
    responseHeaders: { 'access-control-allow-origin': example.app, ...options.responseHeaders },
    ...(options.error && { error: options.error }),
    context: { tab, frame: 0, initiator: example.app, resourceType: 'fetch', ...options.context },
  })
}

/** OIDCC §5.3. */
export function userInfo(options: CallOptions = {}): HttpExchange {
  return apiCall({
    url: `${example.server}/userinfo`,
    response: { sub: example.subject, name: 'Jane Doe' },
    ...options,
  })
}

/** OIDC Discovery §4. */
export function discovery(
  options: {
    readonly at?: number
    readonly server?: string
    readonly document?: Readonly<Record<string, unknown>>
    readonly status?: number
    readonly response?: string | null
    readonly tab?: number
  } = {},
): HttpExchange {
  const { server = example.server, at = example.start - 200, tab = 1 } = options
  const document = {
    issuer: server,
    authorization_endpoint: `${server}/authorize`,
    token_endpoint: `${server}/token`,
    userinfo_endpoint: `${server}/userinfo`,
    end_session_endpoint: `${server}/logout`,
    revocation_endpoint: `${server}/revoke`,
    jwks_uri: `${server}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    ...options.document,
  }
  const shown = Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined))
  return exchange({
    url: `${server}/.well-known/openid-configuration`,
    at,
    status: options.status ?? 200,
    response: options.response === undefined ? shown : options.response,
    requestHeaders: { origin: example.app },
    responseHeaders: { 'access-control-allow-origin': '*' },
    context: { tab, initiator: example.app },
  })
}

/** RP-Initiated Logout §2, answered by a redirect back. */
export function logout(
  options: {
    readonly at?: number
    readonly params?: Overrides
    readonly status?: number
    readonly text?: string
    readonly returns?: boolean
  } = {},
): readonly HttpExchange[] {
  const { at = example.start + 10_000, returns = true } = options
  const query = form(
    { id_token_hint: jws(idTokenClaims()), post_logout_redirect_uri: `${example.app}/`, state: 'bye-81hs7' },
    options.params,
  )
  const context = { resourceType: 'mainFrame' as const, tab: 1, frame: 0 }
  const url = `${example.server}/logout?${query}`
  if (!returns) {
    return [
      exchange({
        url,
        at,
        status: options.status ?? 400,
        context,
        ...(options.text !== undefined && { documentText: options.text }),
      }),
    ]
  }
  const back = `${example.app}/?state=bye-81hs7`
  const request = exchange({ url, at, status: 302, redirectUrl: back, context })
  const returned = exchange({
    url: back,
    at: at + 40,
    context,
    redirectedFrom: request.id,
    response: '<!doctype html>',
  })
  return [{ ...request, redirectedTo: returned.id }, returned]
}

/** Exchanges of several calls as one trace, by time. */
export function trace(...parts: readonly (HttpExchange | readonly HttpExchange[])[]): Trace {
  const exchanges = parts.flat().sort((a, b) => a.startedAt - b.startedAt)
  return { exchanges }
}
