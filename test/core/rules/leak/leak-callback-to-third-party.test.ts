import rule from '../../../../src/core/rules/leak/leak-callback-to-third-party.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const at = example.start + 300
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
  ],
  inapplicable: [{ name: 'no sign-in', trace: [apiCall()] }],
})
