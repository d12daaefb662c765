import rule from '../../../../src/core/rules/authres/silent-not-signed-in.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'prompt=none without a session',
      trace: [
        authorizationCodeFlow({
          authorize: { prompt: 'none' },
          callback: { code: undefined, error: 'login_required' },
        }),
      ],
      message: 'notSignedIn',
      severity: 'info',
    },
  ],
  passed: [{ name: 'prompt=none with a session', trace: [authorizationCodeFlow({ authorize: { prompt: 'none' } })] }],
  inapplicable: [
    {
      name: 'an interactive login',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'login_required' } })],
    },
  ],
})
