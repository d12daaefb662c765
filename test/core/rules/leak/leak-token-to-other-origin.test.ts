import rule from '../../../../src/core/rules/leak/leak-token-to-other-origin.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, jws } from '../../../support/traces.ts'

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
    { name: 'an API that is named differently from its address', trace: [login, call('https://orders.example.org/x')] },
    {
      name: 'an opaque token says nothing about its place',
      trace: [authorizationCodeFlow(), apiCall(), apiCall({ url: 'https://maps.example.org/tile' })],
    },
  ],
  inapplicable: [{ name: 'no API was called', trace: [login] }],
})
