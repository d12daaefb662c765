import rule from '../../../../src/core/rules/leak/leak-token-in-readable-cookie.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  exchange,
  idTokenClaims,
  jws,
  tokenError,
} from '../../../support/traces.ts'

const idToken = jws(idTokenClaims())
/** Characters that have to be percent-encoded in a cookie, and are not by everybody. */
const base64 = 'EAAB/wZDZD+q1Lx0=='
const sets = (cookie: string, response: Readonly<Record<string, unknown>> = {}) => [
  ...authorizationCodeFlow({ token: { response } }),
  exchange({ url: `${example.app}/session`, at: example.start + 400, responseHeaders: { 'set-cookie': cookie } }),
]

testRule(rule, {
  failed: [
    {
      name: 'without HttpOnly',
      trace: sets(`access_token=${example.accessToken}; Path=/; Secure`),
      message: 'readable',
      evidence: ['set-cookie'],
    },
    {
      name: 'the ID token',
      trace: sets(`idt=${idToken}; HttpOnly`, { id_token: idToken }),
      message: 'readable',
    },
    {
      name: 'percent-encoded',
      trace: sets(`at=${encodeURIComponent(base64)}; Secure`, { access_token: base64 }),
      message: 'readable',
    },
    {
      name: 'written as it is, though it has characters to encode',
      trace: sets(`at=${base64}; Secure`, { access_token: base64 }),
      message: 'readable',
    },
    { name: 'without any protection', trace: sets(`rt=${example.refreshToken}`), message: 'readable' },
  ],
  passed: [
    { name: 'protected', trace: sets(`__Host-at=${example.accessToken}; Path=/; Secure; HttpOnly`) },
    { name: 'a session that is no token', trace: sets('session=8d7f-opaque') },
    {
      name: 'a variable that was empty, where no refresh token was issued',
      trace: sets('rt=undefined', { refresh_token: undefined }),
    },
    {
      name: 'a token so short that a cookie equals it by chance',
      trace: sets('tier=demo', { access_token: 'demo' }),
    },
    { name: 'a readable XSRF cookie is meant to be read', trace: sets('XSRF-TOKEN=b7a1; Path=/') },
  ],
  inapplicable: [
    { name: 'no login was seen', trace: [apiCall()] },
    { name: 'no token was issued', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
  ],
})
