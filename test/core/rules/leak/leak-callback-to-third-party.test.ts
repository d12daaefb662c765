import rule from '../../../../src/core/rules/leak/leak-callback-to-third-party.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, idTokenClaims, jws } from '../../../support/traces.ts'
import { requestBodyUnseen } from '../../../support/unseen.ts'

const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const at = example.start + 300
const posted = (url: string, page: string, when: number = at) =>
  exchange({ url, at: when, requestBody: JSON.stringify({ page }) })
const inFragment = (authorize: string, callback: object) =>
  authorizationCodeFlow({
    authorize: { response_type: authorize },
    carrier: 'fragment',
    callback: { code: undefined, iss: undefined, ...callback },
    token: false,
  })
const idToken = jws(idTokenClaims())
const pageView = (dl: string) =>
  exchange({ url: `https://www.google-analytics.com/g/collect?v=2&dl=${encodeURIComponent(dl)}`, at })

testRule(rule, {
  failed: [
    {
      name: 'a page view with the whole address',
      trace: [authorizationCodeFlow(), pageView(callback)],
      message: 'reported',
    },
    {
      name: 'an error report',
      trace: [
        authorizationCodeFlow(),
        exchange({
          url: 'https://o1.ingest.sentry.io/api/1/envelope/',
          at,
          requestBody: JSON.stringify({ request: { url: callback } }),
        }),
      ],
      message: 'reported',
    },
    {
      name: 'a host that nobody knows, with the whole address',
      trace: [
        authorizationCodeFlow(),
        exchange({ url: 'https://metrics.example.org/hit', at, requestBody: JSON.stringify({ page: callback }) }),
      ],
      message: 'reported',
    },
    {
      name: 'a page view tells the fragment of an implicit login',
      trace: [
        inFragment('token', { access_token: example.accessToken, token_type: 'Bearer' }),
        pageView(`${example.redirectUri}#access_token=${example.accessToken}`),
      ],
      message: 'reported',
    },
    {
      name: 'a page view tells the ID token in the fragment',
      trace: [inFragment('id_token', { id_token: idToken }), pageView(`${example.redirectUri}#id_token=${idToken}`)],
      message: 'reported',
    },
  ],
  passed: [
    { name: 'a page view without the query', trace: [authorizationCodeFlow(), pageView(example.redirectUri)] },
    {
      name: "the app's own backend gets the code",
      trace: [
        authorizationCodeFlow({ token: false }),
        exchange({
          url: 'https://api.app.example/session',
          at,
          requestBody: JSON.stringify({ code: example.code, redirect_uri: example.redirectUri }),
        }),
      ],
    },
    {
      name: 'a backend on another site gets the code alone',
      trace: [
        authorizationCodeFlow({ token: false }),
        exchange({ url: 'https://backend.example.org/auth', at, requestBody: JSON.stringify({ code: example.code }) }),
      ],
    },
    {
      name: 'Google exchanges the code, with the address of the callback, on another site of its own',
      trace: [
        authorizationCodeFlow({
          server: 'https://accounts.google.com/o/oauth2/v2',
          token: { url: 'https://oauth2.googleapis.com/token' },
        }),
      ],
    },
    {
      name: 'the app counts its page views itself',
      trace: [authorizationCodeFlow(), posted('https://stats.app.example/hit', callback)],
    },
    {
      name: 'the server is told where it sent its user',
      trace: [authorizationCodeFlow(), posted('https://stats.login.example/hit', callback)],
    },
    {
      name: 'what is posted to the app itself need not be seen',
      trace: [authorizationCodeFlow(), requestBodyUnseen(posted('https://stats.app.example/hit', callback))],
    },
    {
      name: 'what was reported before the answer cannot hold it',
      trace: [
        authorizationCodeFlow(),
        requestBodyUnseen(posted('https://metrics.example.org/hit', example.app, example.start - 5000)),
      ],
    },
  ],
  inapplicable: [
    { name: 'no sign-in', trace: [apiCall()] },
    {
      name: 'the server refused, and the address holds no secret',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
  ],
  cantTell: [
    {
      name: 'a report whose body was not captured',
      trace: [authorizationCodeFlow(), requestBodyUnseen(posted('https://metrics.example.org/hit', callback))],
      reason: /body of the request/,
    },
  ],
})
