import rule from '../../../../src/core/rules/leak/leak-credentials-left-in-url.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'
import { requestHeadersUnseen } from '../../../support/unseen.ts'

const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const asked = (seconds: number, referer: string) =>
  exchange({ url: `${example.app}/api/me`, at: example.start + seconds * 1000, requestHeaders: { referer } })

testRule(rule, {
  failed: [
    { name: 'still there after ten seconds', trace: [authorizationCodeFlow(), asked(10, callback)], message: 'left' },
  ],
  passed: [
    { name: 'cleaned', trace: [authorizationCodeFlow(), asked(10, `${example.app}/`)] },
    { name: 'there while the answer is read', trace: [authorizationCodeFlow(), asked(1, callback)] },
    {
      name: 'a page of another origin that was handed the code still shows it',
      trace: [authorizationCodeFlow(), asked(10, `https://partner.example/landing?code=${example.code}`)],
    },
    {
      name: 'what a request said while the answer is read need not be seen',
      trace: [authorizationCodeFlow(), requestHeadersUnseen(asked(1, callback))],
    },
    {
      name: 'requests to others do not name the whole address',
      trace: [
        authorizationCodeFlow(),
        requestHeadersUnseen(exchange({ url: 'https://cdn.example.net/app.js', at: example.start + 10_000 })),
      ],
    },
  ],
  inapplicable: [
    { name: 'a fragment is never told', trace: [authorizationCodeFlow({ carrier: 'fragment' })] },
    { name: 'no sign-in', trace: [apiCall()] },
    {
      name: 'the server refused',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } }), asked(10, callback)],
    },
  ],
  cantTell: [
    {
      name: 'a later call to the app, and its Referer was not captured',
      trace: [authorizationCodeFlow(), requestHeadersUnseen(asked(10, callback))],
      reason: /header fields of the request/,
    },
  ],
})
