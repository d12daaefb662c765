import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import {
  deviceFlow,
  dpopProof,
  formPostFlow,
  hybridFlow,
  implicitFlow,
  jarmFlow,
  pushedFlow,
  referenceFlow,
  signedRequestFlow,
} from './other-flows.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  idTokenClaims,
  jws,
  logout,
  refreshRequest,
  tokenError,
  tokenRequest,
  trace,
  userInfo,
} from './traces.ts'

interface BuiltTrace {
  readonly name: string
  readonly exchanges: readonly HttpExchange[]
}

const built = (name: string, ...parts: readonly (HttpExchange | readonly HttpExchange[])[]): BuiltTrace => ({
  name,
  exchanges: trace(...parts).exchanges,
})
const refused = tokenError('invalid_grant', 'Code not valid')

/** Logins of many kinds, healthy and broken, for what must hold of all of them. */
export const builtTraces: readonly BuiltTrace[] = [
  built('a healthy login', discovery(), authorizationCodeFlow(), apiCall(), userInfo({ at: example.start + 1_100 })),
  built('implicit', implicitFlow()),
  built('hybrid', discovery(), hybridFlow()),
  built('posted', formPostFlow()),
  built('pushed', pushedFlow()),
  built('pushed by a server', referenceFlow()),
  built('pushed too early', pushedFlow({ wait: 95_000, errorPage: { status: 400, text: 'invalid_request_uri' } })),
  built('signed request', signedRequestFlow()),
  built('JARM', jarmFlow()),
  built('JARM for another client', jarmFlow({ aud: 'other' })),
  built('device', deviceFlow([{ after: 5, answer: tokenError('authorization_pending') }, { after: 10 }])),
  built('device in a hurry', deviceFlow([1, 2, 3].map((after) => ({ after, answer: tokenError('slow_down') })))),
  built('refresh', authorizationCodeFlow(), refreshRequest({ at: example.start + 60_000 })),
  built('refresh refused', refreshRequest(tokenError('invalid_grant', 'Token is not active'))),
  built('logout', logout()),
  built('on the server', authorizationCodeFlow({ token: false })),
  built('the user says no', authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })),
  built('the scope is refused', authorizationCodeFlow({ callback: { code: undefined, error: 'invalid_scope' } })),
  built(
    'silent without a session',
    authorizationCodeFlow({
      frame: 2,
      authorize: { prompt: 'none' },
      callback: { code: undefined, error: 'login_required' },
    }),
  ),
  built(
    'an unknown redirect URI',
    authorizationCodeFlow({ errorPage: { status: 400, text: 'Invalid parameter: redirect_uri' } }),
  ),
  built('another state', authorizationCodeFlow({ callback: { state: 'of-another-login-1' } })),
  built(
    'another issuer',
    discovery(),
    authorizationCodeFlow({ callback: { iss: 'https://evil.example' }, token: false }),
  ),
  built('the callback fails', authorizationCodeFlow({ callbackStatus: 500, token: false })),
  built('JSON', authorizationCodeFlow({ token: { ...refused, body: '{"grant_type":"authorization_code"}' } })),
  built('the code is altered', authorizationCodeFlow({ token: { ...refused, params: { code: 'Splx' } } })),
  built(
    'another redirect_uri',
    authorizationCodeFlow({ token: { ...refused, params: { redirect_uri: example.app } } }),
  ),
  built('no verifier', authorizationCodeFlow({ token: { ...refused, params: { code_verifier: undefined } } })),
  built(
    'another verifier',
    authorizationCodeFlow({ token: { ...refused, params: { code_verifier: 'x'.repeat(43) } } }),
  ),
  built('another client', authorizationCodeFlow({ token: { ...refused, params: { client_id: 'other' } } })),
  built('late', authorizationCodeFlow({ token: { ...refused, delay: 90_000 } })),
  built('twice', authorizationCodeFlow(), tokenRequest({ at: example.start + 140, ...refused })),
  built(
    'two secrets',
    authorizationCodeFlow({
      token: {
        ...tokenError('invalid_client', undefined, 401),
        headers: { authorization: `Basic ${btoa('s6BhdRkqt3:secret')}` },
        params: { client_secret: 'Zx81-spectrum-9f' },
      },
    }),
  ),
  built('DPoP', authorizationCodeFlow({ token: { headers: { dpop: dpopProof() }, response: { token_type: 'DPoP' } } })),
  built(
    'a DPoP proof for another method',
    authorizationCodeFlow({
      token: { ...tokenError('invalid_dpop_proof'), headers: { dpop: dpopProof({ htm: 'GET' }) } },
    }),
  ),
  built(
    'password in a page',
    tokenRequest({ params: { grant_type: 'password', code: undefined, username: 'a', password: 'b' } }),
  ),
  built('HTML instead of JSON', authorizationCodeFlow({ token: { response: '<!doctype html><p>Blocked</p>' } })),
  built('no access token', authorizationCodeFlow({ token: { answer: { data: { access_token: 'abc' } } } })),
  built('no ID token', authorizationCodeFlow({ token: { response: { id_token: undefined } } })),
  built('odd expires_in', authorizationCodeFlow({ token: { response: { expires_in: 1_718_000_000 } } })),
  built(
    'less scope',
    authorizationCodeFlow({ authorize: { scope: 'openid a b' }, token: { response: { scope: 'a' } } }),
    apiCall({ status: 403 }),
  ),
  ...Object.entries({
    nonce: 'other',
    aud: 'other',
    iss: 'https://evil.example',
    exp: 1_000_000_000,
    iat: 1_900_000_000,
    sub: undefined,
    at_hash: 'other',
  }).map(([claim, value]) =>
    built(
      `another ${claim}`,
      discovery(),
      authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims({ [claim]: value })) } } }),
    ),
  ),
  built('the API refuses', authorizationCodeFlow(), apiCall({ status: 401 })),
  built(
    'the server is down',
    authorizationCodeFlow({ token: { error: { kind: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' } } }),
  ),
  built(
    'three times in a row',
    ...[0, 1, 2].map((round) =>
      authorizationCodeFlow({
        at: example.start + round * 3_000,
        token: false,
        authorize: { state: `state-of-round-${round}`, nonce: `nonce-${round}` },
        callback: { state: `state-of-round-${round}`, code: `code-of-round-${round}` },
      }),
    ),
  ),
]
