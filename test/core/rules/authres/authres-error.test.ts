import rule from '../../../../src/core/rules/authres/authres-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'an unknown scope',
      trace: [
        authorizationCodeFlow({
          callback: { code: undefined, error: 'invalid_scope', error_description: 'requested scope is not allowed' },
        }),
      ],
      message: 'refused',
      evidence: ['error', 'scope'],
    },
    {
      name: 'an error that no specification defines',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'made_up' } })],
      message: 'refused',
    },
    {
      name: 'login_required after an interactive request',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'login_required' } })],
      message: 'refused',
    },
  ],
  passed: [{ name: 'a code came back', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the user pressed Cancel',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
    {
      name: 'a silent request is told to ask the user',
      trace: [
        authorizationCodeFlow({
          authorize: { prompt: 'none' },
          callback: { code: undefined, error: 'login_required' },
        }),
      ],
    },
  ],
})
