import rule from '../../../../src/core/rules/network/net-rate-limited.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, tokenError, tokenRequest } from '../../../support/traces.ts'

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
