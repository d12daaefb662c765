import rule from '../../../../src/core/rules/browser/cors-hides-oauth-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, tokenError, tokenRequest } from '../../../support/traces.ts'

const withoutCors = { 'access-control-allow-origin': undefined }

testRule(rule, {
  failed: [
    {
      name: 'the error answer lacks the field, and says why',
      trace: [tokenRequest({ ...tokenError('invalid_client', 'unknown client', 401), responseHeaders: withoutCors })],
      message: 'named',
    },
    {
      name: 'an outage page',
      trace: [tokenRequest({ status: 503, response: 'down', responseHeaders: withoutCors })],
      message: 'plain',
    },
    {
      name: 'the API refuses',
      trace: [apiCall({ status: 401, response: null, responseHeaders: withoutCors })],
      message: 'plain',
    },
    {
      name: 'an outage page that nobody read',
      trace: [tokenRequest({ status: 503, response: null, responseHeaders: withoutCors })],
      message: 'plain',
    },
    {
      name: 'a page of the server instead of an error code',
      trace: [tokenRequest({ status: 400, response: '<h1>Bad Request</h1>', responseHeaders: withoutCors })],
      message: 'plain',
    },
    {
      name: 'its body was not captured: this is all there is',
      trace: [authorizationCodeFlow({ token: { status: 400, response: null, responseHeaders: withoutCors } })],
      message: 'unread',
      severity: 'error',
    },
  ],
  passed: [{ name: 'the page may read the refusal', trace: [tokenRequest(tokenError('invalid_grant'))] }],
  inapplicable: [
    {
      name: 'nobody answers',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
    {
      name: 'the app and the server share an origin',
      trace: [
        tokenRequest({
          ...tokenError('invalid_grant'),
          url: 'https://app.example/token',
          responseHeaders: withoutCors,
        }),
      ],
    },
    { name: 'the server did not refuse', trace: [tokenRequest({ responseHeaders: withoutCors })] },
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [
    { name: 'the header fields were not captured', trace: [{ ...tokenRequest(), response: { status: 400 } }] },
  ],
})
