import rule from '../../../../src/core/rules/leak/leak-token-to-other-origin.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, jws, tokenRequest } from '../../../support/traces.ts'
import { requestBodyUnseen } from '../../../support/unseen.ts'

const sentry = 'https://o1.ingest.sentry.io/api/1/envelope/'
const later = example.start + 2000
const issued = (aud: unknown) => jws({ iss: example.server, aud })
const loginFor = (value: string) => authorizationCodeFlow({ token: { response: { access_token: value } } })
const token = jws({ iss: example.server, aud: 'https://api.mine.example.com' })
const login = authorizationCodeFlow({ token: { response: { access_token: token } } })
const call = (url: string, at = example.start + 1000) => apiCall({ url, token, at })

testRule(rule, {
  failed: [
    {
      name: 'an interceptor adds it to every request',
      trace: [
        login,
        call('https://api.mine.example.com/x'),
        call('https://maps.example.org/tile', example.start + 2000),
      ],
      message: 'other',
      evidence: ['authorization', 'access_token.aud'],
    },
    {
      name: 'an error report holds it',
      trace: [
        authorizationCodeFlow(),
        apiCall(),
        exchange({
          url: 'https://o1.ingest.sentry.io/api/1/envelope/',
          at: example.start + 2000,
          requestBody: JSON.stringify({ headers: { Authorization: `Bearer ${example.accessToken}` } }),
        }),
      ],
      message: 'telemetry',
    },
    {
      name: 'a page view whose address holds it',
      trace: [
        authorizationCodeFlow(),
        apiCall(),
        exchange({
          url: `https://www.google-analytics.com/g/collect?dl=${encodeURIComponent(`${example.app}/#access_token=${example.accessToken}`)}`,
          at: later,
        }),
      ],
      message: 'telemetry',
    },
    {
      name: 'an interceptor adds it to the error reports as well',
      trace: [authorizationCodeFlow(), apiCall(), apiCall({ url: sentry, at: later })],
      message: 'telemetry',
    },
    {
      name: 'Auth0: an audience of two places, and a third one gets it',
      trace: [
        loginFor(issued(['http://api.mine.example.com', 'https://t.auth0.com/userinfo', 'orders'])),
        apiCall({
          url: 'https://api.mine.example.com/x',
          token: issued(['http://api.mine.example.com', 'https://t.auth0.com/userinfo', 'orders']),
        }),
        apiCall({
          url: 'https://maps.example.org/tile',
          token: issued(['http://api.mine.example.com', 'https://t.auth0.com/userinfo', 'orders']),
          at: later,
        }),
      ],
      message: 'other',
    },
    {
      name: 'a token that no sign-in came before',
      trace: [
        tokenRequest({
          params: { grant_type: 'client_credentials', code: undefined, redirect_uri: undefined },
          response: { access_token: token, id_token: undefined },
        }),
        call('https://api.mine.example.com/x'),
        call('https://maps.example.org/tile', later),
      ],
      message: 'other',
    },
  ],
  passed: [
    { name: 'only its own API', trace: [login, call('https://api.mine.example.com/x')] },
    {
      name: 'two APIs of one owner',
      trace: [login, call('https://api.mine.example.com/x'), call('https://files.example.com/y')],
    },
    {
      name: 'the backend of the app itself',
      trace: [login, call('https://api.mine.example.com/x'), call('https://backend.app.example/y')],
    },
    {
      name: 'UserInfo on another site of the server',
      trace: [
        login,
        call('https://api.mine.example.com/x'),
        call('https://openidconnect.googleapis.com/v1/userinfo', later),
      ],
    },
    {
      name: 'an error report without it',
      trace: [login, call('https://api.mine.example.com/x'), exchange({ url: sentry, at: later })],
    },
    {
      name: 'what an API is told besides need not be seen',
      trace: [login, requestBodyUnseen(call('https://api.mine.example.com/x'))],
    },
    { name: 'an API that is named differently from its address', trace: [login, call('https://orders.example.org/x')] },
    {
      name: 'an opaque token says nothing about its place',
      trace: [authorizationCodeFlow(), apiCall(), apiCall({ url: 'https://maps.example.org/tile' })],
    },
  ],
  inapplicable: [{ name: 'no API was called', trace: [login] }],
  cantTell: [
    {
      name: 'an error report whose body was not captured',
      trace: [
        login,
        call('https://api.mine.example.com/x'),
        requestBodyUnseen(exchange({ url: sentry, at: later, requestBody: '{}' })),
      ],
      reason: /body of the request/,
    },
  ],
})
