import rule from '../../../../src/core/rules/authres/authres-user-denied.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the user pressed Cancel',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
      message: 'cancelled',
      severity: 'info',
      evidence: ['error'],
    },
    {
      name: 'the user is not assigned to the app',
      trace: [
        authorizationCodeFlow({
          callback: {
            code: undefined,
            error: 'access_denied',
            error_description: 'User is not assigned to the client application.',
          },
        }),
      ],
      message: 'policy',
      severity: 'warning',
    },
    {
      name: 'an administrator has to agree first',
      trace: [
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com/common/oauth2/v2.0',
          callback: {
            code: undefined,
            error: 'access_denied',
            error_description:
              'AADSTS90094: Admin consent is required for the permissions requested by this application.',
          },
        }),
      ],
      message: 'policy',
      severity: 'warning',
    },
    {
      name: 'a sign-on policy of Okta refuses',
      trace: [
        authorizationCodeFlow({
          server: 'https://shop.okta.com/oauth2/default/v1',
          callback: {
            code: undefined,
            error: 'access_denied',
            error_description: 'Policy evaluation failed for this request, please check the policy configurations.',
          },
        }),
      ],
      message: 'policy',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'a code came back', trace: [authorizationCodeFlow()] },
    {
      name: 'another error',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'invalid_scope' } })],
    },
  ],
  inapplicable: [
    {
      name: 'Auth0 says access_denied of an audience that it does not know',
      trace: [
        authorizationCodeFlow({
          server: 'https://shop.eu.auth0.com',
          callback: {
            code: undefined,
            error: 'access_denied',
            error_description: 'Service not found: https://api.exampl',
          },
        }),
      ],
    },
    { name: 'no answer came', trace: [authorizationCodeFlow({ callback: false })] },
  ],
})
