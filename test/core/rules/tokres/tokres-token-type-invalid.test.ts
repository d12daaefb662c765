import rule from '../../../../src/core/rules/tokres/tokres-token-type-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow } from '../../../support/traces.ts'

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
  ],
  passed: [
    { name: 'Bearer', trace: [authorizationCodeFlow()] },
    { name: 'bearer', trace: [authorizationCodeFlow({ token: { response: { token_type: 'bearer' } } })] },
  ],
  inapplicable: [
    {
      name: 'an error',
      trace: [authorizationCodeFlow({ token: { status: 400, answer: { error: 'invalid_grant' } } })],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
