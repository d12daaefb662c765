import { describe, expect, it } from 'vitest'
import { corsOutcome } from '../../../src/core/exchange/cors.ts'
import type { ExchangeContext, HttpExchange } from '../../../src/core/model/http-exchange.ts'

const origin = 'https://app.example'

interface Case {
  readonly request?: Readonly<Record<string, string>>
  readonly response?: Readonly<Record<string, string>> | null
  readonly status?: number
  readonly method?: string
  readonly error?: string
  readonly context?: Partial<ExchangeContext>
  readonly url?: string
}

function exchange({
  request = { origin },
  response = {},
  status = 200,
  method = 'POST',
  error,
  context,
  url,
}: Case): HttpExchange {
  const fields = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }))
  return {
    id: 'x',
    startedAt: 0,
    request: { method, url: url ?? 'https://as.example/token', headers: fields(request) },
    ...(response && { response: { status, headers: fields(response) } }),
    ...(error && { error: { kind: 'other', code: error } }),
    context: { resourceType: 'fetch', ...context },
    provenance: {},
  }
}

const allow = { 'access-control-allow-origin': origin }
const preflight = {
  origin,
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'authorization,dpop',
}

describe('the CORS check', () => {
  it.each<[string, Case, object]>([
    ['does not apply within one origin', { url: `${origin}/token` }, { outcome: 'sameOrigin' }],
    ['does not apply to a navigation', { context: { resourceType: 'mainFrame' } }, { outcome: 'sameOrigin' }],
    ['allows the named origin', { response: allow }, { outcome: 'allowed' }],
    [
      'allows any origin without credentials',
      { response: { 'access-control-allow-origin': '*' } },
      { outcome: 'allowed' },
    ],
    ['blocks without the header', {}, { outcome: 'blocked', reason: 'absent', origin }],
    [
      'takes the initiator for the origin',
      { request: {}, context: { initiator: origin } },
      { outcome: 'blocked', reason: 'absent' },
    ],
    [
      'blocks another origin',
      { response: { 'access-control-allow-origin': 'https://other.example' } },
      { outcome: 'blocked', reason: 'otherOrigin', allowed: 'https://other.example' },
    ],
    [
      'blocks an origin with a slash',
      { response: { 'access-control-allow-origin': `${origin}/` } },
      { outcome: 'blocked', reason: 'otherOrigin' },
    ],
    [
      'blocks a list',
      { response: { 'access-control-allow-origin': `${origin}, https://b.example` } },
      { outcome: 'blocked', reason: 'several' },
    ],
    [
      'blocks the wildcard with a cookie',
      { request: { origin, cookie: 'a=b' }, response: { 'access-control-allow-origin': '*' } },
      { outcome: 'blocked', reason: 'wildcardWithCredentials' },
    ],
    [
      'blocks the wildcard when the browser refused the answer',
      { response: { 'access-control-allow-origin': '*' }, error: 'net::ERR_FAILED' },
      { outcome: 'blocked', reason: 'wildcardWithCredentials' },
    ],
    [
      'blocks a cookie that is not allowed',
      { request: { origin, cookie: 'a=b' }, response: allow },
      { outcome: 'blocked', reason: 'credentialsNotAllowed' },
    ],
    [
      'allows a cookie that is',
      { request: { origin, cookie: 'a=b' }, response: { ...allow, 'access-control-allow-credentials': 'true' } },
      { outcome: 'allowed' },
    ],
    ['does not know without an origin', { request: {} }, { outcome: 'unknown', why: 'noOrigin' }],
    ['does not know without an answer', { response: null }, { outcome: 'unknown', why: 'noResponse' }],
    [
      'does not judge what no script reads',
      { request: { origin, 'sec-fetch-mode': 'no-cors' } },
      { outcome: 'unknown', why: 'notReadByScript' },
    ],
  ])('%s', (_, given, expected) => {
    expect(corsOutcome(exchange(given))).toMatchObject(expected)
  })
})

describe('the permission request', () => {
  const granted = {
    ...allow,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'Authorization, DPoP',
  }
  it.each<[string, Readonly<Record<string, string>>, number, object]>([
    ['is granted', granted, 204, { outcome: 'allowed' }],
    ['is refused by its status', granted, 401, { outcome: 'blocked', reason: 'preflightStatus' }],
    ['is refused by a redirect', granted, 302, { outcome: 'blocked', reason: 'preflightRedirected' }],
    ['is refused without an origin', {}, 200, { outcome: 'blocked', reason: 'absent' }],
    [
      'is refused for its method',
      { ...granted, 'access-control-allow-methods': 'GET' },
      200,
      { outcome: 'blocked', reason: 'methodNotAllowed', notAllowed: ['PUT'] },
    ],
    [
      'is refused for a header',
      { ...granted, 'access-control-allow-headers': 'authorization' },
      200,
      { outcome: 'blocked', reason: 'headerNotAllowed', notAllowed: ['dpop'] },
    ],
    [
      'is refused for Authorization in spite of a wildcard',
      { ...granted, 'access-control-allow-headers': '*' },
      200,
      { outcome: 'blocked', reason: 'headerNotAllowed', notAllowed: ['authorization'] },
    ],
  ])('%s', (_, response, status, expected) => {
    const given = {
      request: preflight,
      response,
      status,
      method: 'OPTIONS',
      context: { resourceType: 'preflight' },
    } as const
    expect(corsOutcome(exchange(given))).toMatchObject(expected)
  })
})
