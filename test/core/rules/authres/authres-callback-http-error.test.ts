import rule from '../../../../src/core/rules/authres/authres-callback-http-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the route does not exist',
      trace: [authorizationCodeFlow({ callbackStatus: 404, token: false })],
      message: 'failed',
    },
    {
      name: 'the app crashes',
      trace: [authorizationCodeFlow({ callbackStatus: 500, token: false })],
      message: 'failed',
    },
  ],
  passed: [{ name: 'the callback is answered', trace: [authorizationCodeFlow()] }],
  inapplicable: [{ name: 'no answer came', trace: [authorizationCodeFlow({ callback: false })] }],
})
