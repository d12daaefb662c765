import rule from '../../../../src/core/rules/authreq/authreq-pkce-plain.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'plain',
      trace: [authorizationCodeFlow({ authorize: { code_challenge_method: 'plain' } })],
      message: 'plain',
      evidence: ['code_challenge_method'],
    },
    {
      name: 'no method means plain',
      trace: [authorizationCodeFlow({ authorize: { code_challenge_method: undefined } })],
      message: 'noMethod',
    },
  ],
  passed: [{ name: 'S256', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'no PKCE',
      trace: [authorizationCodeFlow({ authorize: { code_challenge: undefined, code_challenge_method: undefined } })],
    },
  ],
})
