import rule from '../../../../src/core/rules/network/net-rate-limited.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenError, tokenRequest } from '../../../support/traces.ts'

const limited = {
  status: 429,
  answer: { message: 'API rate limit exceeded' },
  responseHeaders: { 'retry-after': '30' },
}

testRule(rule, {
  failed: [
    {
      name: 'the token endpoint answers 429 with Retry-After',
      trace: [authorizationCodeFlow({ token: limited })],
      message: 'limited',
    },
    { name: 'no Retry-After, no body', trace: [tokenRequest({ status: 429, response: null })], message: 'limited' },
    {
      name: 'the error code says it with 400',
      trace: [tokenRequest(tokenError('too_many_requests'))],
      message: 'limited',
    },
    {
      name: 'an API limits its callers: the login is not touched',
      trace: [apiCall({ status: 429, response: '' })],
      message: 'limited',
      severity: 'warning',
    },
    {
      name: 'the app waited and the same request succeeded',
      trace: [tokenRequest(limited), tokenRequest({ at: example.start + 31_000 })],
      message: 'recovered',
      severity: 'info',
    },
    {
      name: 'many requests in a minute are counted, and those before it are not',
      trace: [
        tokenRequest({ at: example.start - 90_000, params: { code: 'code-before' } }),
        ...[0, 10, 20].map((second) =>
          tokenRequest({ at: example.start + second * 1000, params: { code: `code-${second}` } }),
        ),
        tokenRequest({ at: example.start + 30_000, params: { code: 'code-30' }, ...limited }),
        tokenRequest({ at: example.start + 50_000, params: { code: 'code-50' } }),
      ],
      message: 'limited',
    },
    {
      name: 'the browser asked for permission each time: that is no request of the app',
      trace: [0, 10].flatMap((second) => [
        exchange({
          url: `${example.server}/token`,
          method: 'OPTIONS',
          at: example.start + second * 1000 - 5,
          status: 204,
          requestHeaders: { origin: example.app, 'access-control-request-method': 'POST' },
          context: { resourceType: 'preflight' },
        }),
        tokenRequest({
          at: example.start + second * 1000,
          params: { code: `code-${second}` },
          ...(second > 0 && limited),
        }),
      ]),
      message: 'limited',
    },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
    {
      name: 'polling a device code is asked to slow down',
      trace: [
        tokenRequest({
          params: {
            grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
            device_code: 'GmRhmhcxhwAzkoEqiMEg',
            code: undefined,
          },
          ...tokenError('slow_down'),
        }),
      ],
    },
    {
      name: 'polling a device code inside its interval',
      trace: [
        tokenRequest({
          params: {
            grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
            device_code: 'GmRhmhcxhwAzkoEqiMEg',
            code: undefined,
          },
          ...tokenError('authorization_pending'),
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no answer', trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
  ],
})
