import rule from '../../../../src/core/rules/tokres/tokres-token-type-invalid.ts'
import { dpopProof } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'
import { requestHeadersUnseen } from '../../../support/unseen.ts'

const typed = (token_type: string | undefined, more: object = {}) =>
  authorizationCodeFlow({ token: { response: { token_type }, ...more } })
const proof = { headers: { dpop: dpopProof() } }

testRule(rule, {
  failed: [
    {
      name: 'left out',
      trace: [authorizationCodeFlow({ token: { response: { token_type: undefined } } })],
      message: 'missing',
      severity: 'error',
      evidence: ['token_type'],
    },
    {
      name: 'left out, and the app did not mind',
      trace: [authorizationCodeFlow({ token: { response: { token_type: undefined } } }), apiCall()],
      message: 'missingTolerated',
      severity: 'warning',
    },
    {
      name: 'unknown',
      trace: [authorizationCodeFlow({ token: { response: { token_type: 'Barer' } } })],
      message: 'unknown',
    },
    {
      name: 'DPoP without a proof',
      trace: [authorizationCodeFlow({ token: { response: { token_type: 'DPoP' } } })],
      message: 'withoutProof',
      severity: 'error',
    },
    { name: 'an empty text', trace: [typed('')], message: 'missing', severity: 'error' },
    {
      name: 'a text without end',
      trace: [typed('BearerOfASessionThatIsValidForThisUserAndThisTenantOnly')],
      message: 'unknown',
    },
    {
      name: 'the app proved its key and got a bearer token',
      trace: [typed('Bearer', proof)],
      message: 'downgraded',
      evidence: ['token_type', 'dpop'],
    },
  ],
  passed: [
    { name: 'Bearer', trace: [authorizationCodeFlow()] },
    { name: 'bearer', trace: [authorizationCodeFlow({ token: { response: { token_type: 'bearer' } } })] },
    { name: 'DPoP with a proof', trace: [typed('DPoP', proof)] },
    { name: 'not a token to be presented (RFC 8693 §2.2.1)', trace: [typed('N_A')] },
    { name: 'another known type, with a proof', trace: [typed('pop', proof)] },
  ],
  inapplicable: [
    {
      name: 'an error',
      trace: [authorizationCodeFlow({ token: { status: 400, answer: { error: 'invalid_grant' } } })],
    },
    {
      name: 'a form, of which another rule speaks',
      trace: [
        authorizationCodeFlow({
          token: {
            response: `access_token=${example.accessToken}`,
            responseHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
          },
        }),
      ],
    },
    {
      name: 'Slack says what the token is for',
      trace: [authorizationCodeFlow({ server: 'https://slack.com', token: { response: { token_type: 'bot' } } })],
    },
  ],
  cantTell: [
    { name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] },
    {
      name: 'DPoP, and whether there was a proof was not captured',
      trace: [typed('DPoP').map(requestHeadersUnseen)],
      reason: /header fields of the token request/,
    },
  ],
})
