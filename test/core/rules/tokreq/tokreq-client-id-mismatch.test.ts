import rule from '../../../../src/core/rules/tokreq/tokreq-client-id-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'another client exchanges the code',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), params: { client_id: 'other-client' } } }),
      ],
      message: 'different',
      evidence: ['client_id', 'client_id'],
    },
  ],
  passed: [{ name: 'the same client', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the server accepted it',
      trace: [authorizationCodeFlow({ token: { params: { client_id: 'other-client' } } })],
    },
  ],
})
