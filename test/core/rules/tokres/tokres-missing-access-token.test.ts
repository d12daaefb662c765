import rule from '../../../../src/core/rules/tokres/tokres-missing-access-token.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'left out',
      trace: [authorizationCodeFlow({ token: { response: { access_token: undefined } } })],
      message: 'missing',
      evidence: ['access_token'],
    },
    {
      name: 'inside data',
      trace: [authorizationCodeFlow({ token: { answer: { data: { access_token: example.accessToken } } } })],
      message: 'wrapped',
      evidence: ['data'],
    },
  ],
  passed: [{ name: 'there', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'an error',
      trace: [authorizationCodeFlow({ token: { status: 400, answer: { error: 'invalid_grant' } } })],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
