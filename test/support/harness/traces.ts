import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { exchange } from '../../../src/ui/sample/exchange.ts'

/** The sample without its second exchange: a login that works, now, so that its tokens are still good. */
export function healthyTrace(shift = Date.now() - Date.UTC(2026, 2, 2, 9, 42, 7) - 60_000): Trace {
  const healthy = sampleTrace().exchanges.filter(({ id }) => !['sample-8', 'sample-9'].includes(id))
  return { exchanges: healthy.map((each) => laterBy(each, shift)) }
}

/** The redirect URI of the token request has a slash more than that of the authorization request. */
export function redirectUriTrace(): Trace {
  const { exchanges } = sampleTrace()
  return {
    exchanges: exchanges
      .filter(({ id }) => !['sample-7', 'sample-9'].includes(id))
      .map((each) => (each.id === 'sample-8' ? withOtherRedirectUri(each) : each)),
  }
}

/** The ID token of the healthy login is signed with the client secret. */
export function hmacTrace(): Trace {
  const json = JSON.stringify(healthyTrace())
  return JSON.parse(json.replace(idToken, (jwt) => [btoa('{"alg":"HS256"}'), ...jwt.split('.').slice(1)].join('.')))
}

/** A day of an application: a failed login, a healthy one, and refreshes without end. */
export function busyTrace(): Trace {
  const refreshes = Array.from({ length: 300 }, (_, index) => refresh(index))
  return { exchanges: [...anotherLogin(healthyTrace(-3_600_000)), ...sampleTrace().exchanges, ...refreshes] }
}

/** Captured text that tries to break out: markup, direction overrides, control characters, very long values. */
export function hostileTrace(): Trace {
  const attack = '<img src=x onerror=alert(1)> \u202Egnp.exe\u0007\u200B'
  return {
    exchanges: sampleTrace().exchanges.map((each) =>
      each.id === 'sample-8'
        ? { ...each, response: answer(400, { error: 'invalid_grant', error_description: attack.repeat(40) }) }
        : {
            ...each,
            request: { ...each.request, url: each.request.url.replace('web-app', encodeURIComponent(attack)) },
          },
    ),
  }
}

function refresh(index: number): HttpExchange {
  const failing = index % 60 === 59
  return exchange({
    id: `refresh-${index}`,
    at: Date.UTC(2026, 2, 2, 9, 50) + index * 60_000,
    took: 40,
    method: 'POST',
    url: 'https://login.contoso.example/token',
    initiator: 'https://app.example',
    form: { grant_type: 'refresh_token', client_id: 'web-app', refresh_token: `refresh-token-number-${index}` },
    status: failing ? 400 : 200,
    answered: { 'cache-control': 'no-store', 'access-control-allow-origin': 'https://app.example' },
    json: failing
      ? { error: 'invalid_grant', error_description: 'Token is not active' }
      : {
          access_token: `access-token-number-${index}`,
          refresh_token: `refresh-token-number-${index + 1}`,
          token_type: 'Bearer',
          expires_in: 300,
        },
  })
}

function laterBy(each: HttpExchange, shift: number): HttpExchange {
  const seconds = Math.round(shift / 1_000)
  const moved = { ...each, startedAt: each.startedAt + shift, endedAt: (each.endedAt ?? each.startedAt) + shift }
  const later = (json: string) =>
    json.replace(/"(iat|exp|auth_time)":(\d+)/g, (_, name, time) => `"${name}":${Number(time) + seconds}`)
  return rewritten(moved, (text) => text, later)
}

/** The same login with other values: another one, as far as anybody can tell. */
export function anotherLogin({ exchanges }: Trace): readonly HttpExchange[] {
  const others = (text: string) =>
    text.replace(/sample-(\d)|SplxlO|af0ifj|n-0S6_|mF_9\.B5/g, (found, number) =>
      number ? `early-${number}` : flipped(found),
    )
  return exchanges.map((each) => rewritten(each, others, others))
}

function flipped(text: string) {
  return [...text].reverse().join('')
}

/** Changes all texts of an exchange, and the claims inside its ID token. */
function rewritten(
  each: HttpExchange,
  change: (text: string) => string,
  changeClaims: (json: string) => string,
): HttpExchange {
  const json = JSON.stringify(each).replace(idToken, (jwt) => withClaims(jwt, changeClaims))
  return JSON.parse(change(json)) as HttpExchange
}

const idToken = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/

function withClaims(jwt: string, change: (json: string) => string) {
  const [header, claims = '', signature] = jwt.split('.')
  const json = change(atob(claims.replaceAll('-', '+').replaceAll('_', '/')))
  const encoded = btoa(json).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${header}.${encoded}.${signature}`
}

function withBody(each: HttpExchange, change: (text: string) => string): HttpExchange {
  return { ...each, request: { ...each.request, body: { text: change(each.request.body?.text ?? '') } } }
}

function withOtherRedirectUri(each: HttpExchange): HttpExchange {
  const json = { error: 'invalid_grant', error_description: 'redirect_uri does not match' }
  const sent = withBody(each, (text) => text.replace('callback', 'callback%2F'))
  return { ...sent, response: { ...answer(400, json), headers: each.response?.headers ?? [] } }
}

function answer(status: number, json: object): NonNullable<HttpExchange['response']> {
  return {
    status,
    headers: [{ name: 'content-type', value: 'application/json' }],
    body: { text: JSON.stringify(json) },
  }
}

/** Request bodies that were longer than what is kept of them. */
export function cutTrace(): Trace {
  const cut = (exchange: HttpExchange): HttpExchange => {
    const { body } = exchange.request
    return body ? { ...exchange, request: { ...exchange.request, body: { ...body, truncated: true } } } : exchange
  }
  return { exchanges: sampleTrace().exchanges.map(cut) }
}
