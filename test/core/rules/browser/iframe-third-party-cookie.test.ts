import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/iframe-third-party-cookie.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions, logout } from '../../../support/traces.ts'

const withCookie = (exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) =>
    each.request.url.includes('/authorize')
      ? { ...each, request: { ...each.request, headers: [{ name: 'cookie', value: 'sid=1' }] } }
      : each,
  )

const storageAccess = (value: string, exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) =>
    each.request.url.includes('/authorize')
      ? { ...each, request: { ...each.request, headers: [{ name: 'sec-fetch-storage-access', value }] } }
      : each,
  )

const login = withCookie(authorizationCodeFlow())
const check = (options: LoginOptions = {}) =>
  authorizationCodeFlow({
    at: example.start + 60_000,
    frame: 3,
    authorize: { prompt: 'none', state: 'silent-state-1', nonce: 'silent-nonce-1', ...options.authorize },
    callback: { code: undefined, error: 'login_required', state: 'silent-state-1' },
  })

testRule(rule, {
  failed: [
    {
      name: 'signed in, and no cookie in the frame',
      trace: [login, check()],
      message: 'blocked',
      evidence: ['cookie', 'error'],
    },
    {
      name: 'a trace without cookies, and the browser says itself that the frame has none',
      trace: [authorizationCodeFlow(), storageAccess('none', check())],
      message: 'blocked',
      evidence: ['sec-fetch-storage-access', 'error'],
    },
  ],
  passed: [{ name: 'the cookie was sent: the session is really gone', trace: [login, withCookie(check())] }],
  inapplicable: [
    { name: 'a first visit without a login', trace: [check()] },
    { name: 'the user logged out in between', trace: [login, logout({ at: example.start + 30_000 }), check()] },
    {
      name: 'the server is on the site of the app',
      trace: [check({ authorize: { redirect_uri: 'https://www.login.example/cb' } })],
    },
    { name: 'a login', trace: [login] },
  ],
  cantTell: [
    { name: 'a HAR without cookies', trace: [authorizationCodeFlow(), check()], reason: /cookies/ },
    {
      name: 'a HAR without cookies, and the frame could have had them',
      trace: [authorizationCodeFlow(), storageAccess('active', check())],
      reason: /cookies/,
    },
  ],
})
