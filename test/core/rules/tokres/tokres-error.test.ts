import rule from '../../../../src/core/rules/tokres/tokres-error.ts'
import { deviceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'invalid_request',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_request') })],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'the user turned the device down',
      trace: [deviceFlow([{ after: 5, answer: tokenError('access_denied') }])],
      message: 'refused',
      severity: 'info',
    },
  ],
  passed: [{ name: 'tokens', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the server asks for a DPoP nonce',
      trace: [authorizationCodeFlow({ token: tokenError('use_dpop_nonce') })],
    },
  ],
  cantTell: [
    { name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { status: 400, response: null } })] },
  ],
})
