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
      name: 'its body was not captured: this is all there is',
      trace: [authorizationCodeFlow({ token: { status: 400, response: null, responseHeaders: withoutCors } })],
      message: 'unread',
      severity: 'error',
    },
  ],
  passed: [{ name: 'the page may read the refusal', trace: [tokenRequest(tokenError('invalid_grant'))] }],
  inapplicable: [
    { name: 'the server did not refuse', trace: [tokenRequest({ responseHeaders: withoutCors })] },
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [
    { name: 'the header fields were not captured', trace: [{ ...tokenRequest(), response: { status: 400 } }] },
  ],
})
