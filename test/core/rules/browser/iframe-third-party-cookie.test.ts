import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/iframe-third-party-cookie.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions, logout } from '../../../support/traces.ts'

const withCookie = (exchanges: readonly HttpExchange[], path = '/authorize') =>
  exchanges.map((each) =>
    each.request.url.includes(path)
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
    ...options,
    authorize: { prompt: 'none', state: 'silent-state-1', nonce: 'silent-nonce-1', ...options.authorize },
    callback: { code: undefined, error: 'login_required', state: 'silent-state-1', ...options.callback },
  })
const heldBy = (initiator: string, exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) => ({ ...each, context: { ...each.context, initiator } }))
const withoutFields = (exchanges: readonly HttpExchange[]) =>
  exchanges.map(({ request: { headers: _headers, ...request }, ...each }) => ({ ...each, request }))
const ofSilent = { prompt: 'none', state: 'renewal-state-1', nonce: 'renewal-nonce-1' }

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
    {
      name: 'an old logout, and signed in since',
      trace: [logout({ at: example.start - 10_000 }), login, check({ callback: { error: 'interaction_required' } })],
      message: 'blocked',
    },
    {
      name: 'the app logs out after the silent sign-in failed',
      trace: [login, check(), logout({ at: example.start + 90_000 })],
      message: 'blocked',
    },
  ],
  passed: [{ name: 'the cookie was sent: the session is really gone', trace: [login, withCookie(check())] }],
  inapplicable: [
    { name: 'a first visit without a login', trace: [check()] },
    { name: 'the user logged out in between', trace: [login, logout({ at: example.start + 30_000 }), check()] },
    {
      name: 'the server is on the site of the app',
      trace: [login, check({ authorize: { redirect_uri: 'https://www.login.example/cb' } })],
    },
    {
      name: 'the server is on the site of the page, and the request names no redirect URI',
      trace: [
        login,
        heldBy(
          'https://www.login.example',
          check({ authorize: { redirect_uri: undefined }, callbackUrl: 'https://www.login.example/cb' }),
        ),
      ],
    },
    { name: 'the consent is missing', trace: [login, check({ callback: { error: 'consent_required' } })] },
    { name: 'a sign-in embedded on purpose', trace: [login, check({ authorize: { prompt: undefined } })] },
    { name: 'a silent check by a redirect of the tab', trace: [login, check({ frame: 0 })] },
    {
      name: 'signed in the day before',
      trace: [withCookie(authorizationCodeFlow({ at: example.start - 86_400_000 })), check()],
    },
    {
      name: 'signed in afterwards',
      trace: [check(), withCookie(authorizationCodeFlow({ at: example.start + 120_000 }))],
    },
    {
      name: 'signed in at another server',
      trace: [withCookie(authorizationCodeFlow({ server: 'https://other.example' })), check()],
    },
    {
      name: 'only a renewal in the frame before, which worked',
      trace: [
        withCookie(authorizationCodeFlow({ frame: 3, authorize: ofSilent, callback: { state: 'renewal-state-1' } })),
        check(),
      ],
    },
    { name: 'a login', trace: [login] },
  ],
  cantTell: [
    { name: 'a HAR without cookies', trace: [authorizationCodeFlow(), check()], reason: /cookies/ },
    {
      name: 'the cookies of the app are shown, those of the server are not',
      trace: [withCookie(authorizationCodeFlow(), '/callback'), check()],
      reason: /cookies/,
    },
    {
      name: 'the header fields of the silent request were not captured',
      trace: [login, withoutFields(check())],
      reason: /cookies/,
    },
    {
      name: 'a HAR without cookies, and the frame could have had them',
      trace: [authorizationCodeFlow(), storageAccess('active', check())],
      reason: /cookies/,
    },
  ],
})
