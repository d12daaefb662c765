import rule from '../../../../src/core/rules/network/net-header-too-large.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, tokenError, tokenRequest } from '../../../support/traces.ts'

const cookies = Array.from({ length: 40 }, (_, index) => `.AspNetCore.Correlation.${index}=${'x'.repeat(100)}`).join(
  '; ',
)
const authorize = `${example.server}/authorize?client_id=${example.clientId}&response_type=code&redirect_uri=${encodeURIComponent(example.redirectUri)}`
const navigation = { resourceType: 'mainFrame' } as const

testRule(rule, {
  failed: [
    {
      name: 'forty cookies of unfinished logins',
      trace: [exchange({ url: authorize, status: 431, requestHeaders: { cookie: cookies }, context: navigation })],
      message: 'cookies',
    },
    {
      name: 'a very long state',
      trace: [exchange({ url: `${authorize}&state=${'x'.repeat(9000)}`, status: 414, context: navigation })],
      message: 'address',
    },
    {
      name: 'nginx says 400',
      trace: [
        exchange({
          url: authorize,
          status: 400,
          response: '<h1>400 Bad Request</h1>Request Header Or Cookie Too Large',
          context: navigation,
        }),
      ],
      message: 'other',
    },
    {
      name: 'the callback of the app',
      trace: [authorizationCodeFlow({ callbackStatus: 431, token: false })],
      message: 'other',
    },
    {
      name: 'Tomcat says with 400 that the header is too large',
      trace: [tokenRequest({ status: 400, response: '<h1>HTTP Status 400 – Request header is too large</h1>' })],
      message: 'other',
    },
    {
      name: 'nginx says it in one header field',
      trace: [tokenRequest({ status: 400, response: '<h1>Request header field too large</h1>' })],
      message: 'other',
    },
    {
      name: 'Apache says that the address is too long',
      trace: [tokenRequest({ status: 400, response: '<h1>Request-URI Too Long</h1>' })],
      message: 'other',
    },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
    { name: 'a 400 for another reason', trace: [tokenRequest(tokenError('invalid_grant'))] },
    {
      name: 'a page that speaks of large headers, and is no error',
      trace: [tokenRequest({ status: 404, response: '<p>request header is too large</p>' })],
    },
  ],
  inapplicable: [
    { name: 'no answer', trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
  ],
})
