import type { Trace } from '../../core/model/trace.ts'
import { exchange, token } from './exchange.ts'

/** A login that fails because the app exchanges its code twice, as React's StrictMode makes it do. All values are made up. */
export function sampleTrace(): Trace {
  return {
    exchanges: [discovery, authorize, ...signIn, callback, firstExchange, secondExchange, userInfo],
    capturedAt: start + 9_000,
  }
}

const start = Date.UTC(2026, 2, 2, 9, 42, 7)
const app = 'https://app.example'
const server = 'https://login.contoso.example'
const code = 'SplxlOBeZQQYbYS6WxSbIA7f2kPq'
const state = 'af0ifjsldkjQ7xTz'
const nonce = 'n-0S6_WzA2MjK9dVw'
const redirectUri = `${app}/callback`

const request = new URLSearchParams({
  response_type: 'code',
  client_id: 'web-app',
  redirect_uri: redirectUri,
  scope: 'openid profile email',
  state,
  nonce,
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})
const answer = new URLSearchParams({ code, state, iss: server })

const discovery = exchange({
  id: 'sample-1',
  at: start,
  took: 84,
  url: `${server}/.well-known/openid-configuration`,
  initiator: app,
  status: 200,
  answered: { 'access-control-allow-origin': '*' },
  json: {
    issuer: server,
    authorization_endpoint: `${server}/authorize`,
    token_endpoint: `${server}/token`,
    userinfo_endpoint: `${server}/userinfo`,
    jwks_uri: `${server}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email'],
    authorization_response_iss_parameter_supported: true,
  },
})

const authorize = exchange({
  id: 'sample-2',
  at: start + 130,
  took: 45,
  url: `${server}/authorize?${request}`,
  type: 'mainFrame',
  initiator: app,
  status: 303,
  redirectUrl: `${server}/interaction/Xy12/sign-in`,
  redirectedTo: 'sample-3',
})

const signIn = [
  exchange({
    id: 'sample-3',
    at: start + 180,
    took: 60,
    url: `${server}/interaction/Xy12/sign-in`,
    type: 'mainFrame',
    status: 200,
    redirectedFrom: 'sample-2',
  }),
  exchange({
    id: 'sample-4',
    at: start + 5_900,
    took: 120,
    method: 'POST',
    url: `${server}/interaction/Xy12/sign-in`,
    type: 'mainFrame',
    form: { login: 'alice', password: 'correct horse' },
    status: 303,
    redirectUrl: `${server}/authorize/Xy12`,
    redirectedTo: 'sample-5',
  }),
  exchange({
    id: 'sample-5',
    at: start + 6_030,
    took: 30,
    url: `${server}/authorize/Xy12`,
    type: 'mainFrame',
    status: 303,
    redirectUrl: `${redirectUri}?${answer}`,
    redirectedFrom: 'sample-4',
    redirectedTo: 'sample-6',
  }),
]

const callback = exchange({
  id: 'sample-6',
  at: start + 6_065,
  took: 25,
  url: `${redirectUri}?${answer}`,
  type: 'mainFrame',
  status: 200,
  redirectedFrom: 'sample-5',
})

const form = {
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  client_id: 'web-app',
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
}
const issuedAt = Math.floor((start + 6_400) / 1_000)
const accessToken = 'mF_9.B5f-4.1JqM2kdPq7tVx0LsW8zYh'

const firstExchange = exchange({
  id: 'sample-7',
  at: start + 6_310,
  took: 92,
  method: 'POST',
  url: `${server}/token`,
  initiator: app,
  form,
  status: 200,
  answered: { 'access-control-allow-origin': app, 'cache-control': 'no-store' },
  json: {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'openid profile email',
    id_token: token(
      { alg: 'RS256', kid: 'key-2026', typ: 'JWT' },
      {
        iss: server,
        sub: 'alice-4711',
        aud: 'web-app',
        iat: issuedAt,
        exp: issuedAt + 3_600,
        auth_time: issuedAt,
        nonce,
      },
    ),
  },
})

const secondExchange = exchange({
  id: 'sample-8',
  at: start + 6_348,
  took: 71,
  method: 'POST',
  url: `${server}/token`,
  initiator: app,
  form,
  status: 400,
  answered: { 'access-control-allow-origin': app, 'cache-control': 'no-store' },
  json: { error: 'invalid_grant', error_description: 'The authorization code has already been used.' },
})

const userInfo = exchange({
  id: 'sample-9',
  at: start + 6_520,
  took: 33,
  url: `${server}/userinfo`,
  initiator: app,
  sent: { authorization: `Bearer ${accessToken}` },
  status: 401,
  answered: {
    'access-control-allow-origin': app,
    'www-authenticate': 'Bearer error="invalid_token", error_description="The token was revoked"',
  },
  json: { error: 'invalid_token' },
})
