import rule from '../../../../src/core/rules/leak/leak-credentials-in-referer.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, idTokenClaims, jws } from '../../../support/traces.ts'
import { requestHeadersUnseen } from '../../../support/unseen.ts'

const loaded = (url: string, referer: string) => exchange({ url, at: example.start + 200, requestHeaders: { referer } })
const cdn = 'https://cdn.example.net/app.js'
const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const idToken = jws(idTokenClaims())
/** A server that answers with tokens in the query, as no standard says. */
const inQuery = (callback: object) =>
  authorizationCodeFlow({ callback: { code: undefined, iss: undefined, ...callback }, token: false })
const withoutPkce = { authorize: { code_challenge: undefined, code_challenge_method: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'a script of others learns the code',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://cdn.example.net/app.js', callback)],
      message: 'leaked',
    },
    {
      name: 'with PKCE the code is of no use to them',
      trace: [authorizationCodeFlow(), loaded('https://cdn.example.net/app.js', callback)],
      message: 'leaked',
      severity: 'warning',
    },
    {
      name: 'PKCE does not help where the token itself is in the query',
      trace: [
        inQuery({ access_token: example.accessToken, token_type: 'Bearer' }),
        loaded(cdn, `${example.redirectUri}?access_token=${example.accessToken}`),
      ],
      message: 'leaked',
      severity: 'error',
    },
    {
      name: 'an ID token in the query',
      trace: [inQuery({ id_token: idToken }), loaded(cdn, `${example.redirectUri}?id_token=${idToken}`)],
      message: 'leaked',
      severity: 'error',
    },
    {
      name: 'the start of the login was not seen: it may have had PKCE',
      trace: [authorizationCodeFlow({ token: false }).slice(1), loaded(cdn, callback)],
      message: 'leaked',
      severity: 'warning',
    },
    {
      name: 'the start of the login is a reference: it may have had PKCE',
      trace: [
        authorizationCodeFlow({
          authorize: { ...withoutPkce.authorize, request_uri: 'urn:ietf:params:oauth:request_uri:bwc4JK' },
        }),
        loaded(cdn, callback),
      ],
      message: 'leaked',
      severity: 'warning',
    },
  ],
  passed: [
    {
      name: 'its own scripts',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://app.example/app.js', callback)],
    },
    {
      name: 'the server knows its code',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://login.example/logo.png', callback)],
    },
    {
      name: 'only the origin was sent',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://cdn.example.net/app.js', 'https://app.example/')],
    },
    {
      name: 'a page of others, which was given the code in its own address, loads its own script',
      trace: [authorizationCodeFlow(), loaded(cdn, `https://cdn.example.net/embedded?code=${example.code}`)],
    },
    {
      name: "what its own script's request said need not be seen",
      trace: [authorizationCodeFlow(), requestHeadersUnseen(loaded('https://static.app.example/app.js', callback))],
    },
    {
      name: 'what was loaded before the answer cannot name it',
      trace: [
        authorizationCodeFlow(),
        requestHeadersUnseen(exchange({ url: cdn, at: example.start - 5000, requestHeaders: {} })),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'the server refused',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
    { name: 'no sign-in', trace: [apiCall()] },
  ],
  cantTell: [
    {
      name: 'a script of others, and its Referer was not captured',
      trace: [authorizationCodeFlow(), requestHeadersUnseen(loaded(cdn, callback))],
      reason: /header fields of the request/,
    },
  ],
})
