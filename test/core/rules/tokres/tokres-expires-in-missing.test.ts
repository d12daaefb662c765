import rule from '../../../../src/core/rules/tokres/tokres-expires-in-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

const without = (options: object = {}) => [
  authorizationCodeFlow({ token: { response: { expires_in: undefined } }, ...options }),
]

testRule(rule, {
  failed: [
    { name: 'left out', trace: without(), message: 'missing', severity: 'info', evidence: ['expires_in'] },
    { name: 'null', trace: [authorizationCodeFlow({ token: { response: { expires_in: null } } })], message: 'missing' },
  ],
  passed: [{ name: 'given', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    { name: 'the tokens of GitHub do not expire', trace: without({ server: 'https://github.com' }) },
    { name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
