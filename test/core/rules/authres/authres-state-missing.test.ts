import rule from '../../../../src/core/rules/authres/authres-state-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the answer has no state',
      trace: [authorizationCodeFlow({ callback: { state: undefined }, token: false })],
      message: 'missing',
      evidence: ['state', 'state'],
    },
  ],
  passed: [{ name: 'state comes back', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'no state was sent',
      trace: [authorizationCodeFlow({ authorize: { state: undefined }, callback: { state: undefined } })],
    },
  ],
})
