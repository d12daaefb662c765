import rule from '../../../../src/core/rules/browser/insecure-context.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow } from '../../../support/traces.ts'

const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined }
const lan = { ...withoutPkce, redirect_uri: 'http://192.168.1.5:3000/cb' }

testRule(rule, {
  failed: [
    {
      name: 'tested by IP address, and the server wants PKCE',
      trace: [
        authorizationCodeFlow({
          authorize: lan,
          callback: { code: undefined, error: 'invalid_request', error_description: 'code challenge required' },
        }),
      ],
      message: 'refused',
    },
    {
      name: 'the server does without PKCE',
      trace: [authorizationCodeFlow({ authorize: lan })],
      message: 'weak',
      severity: 'info',
    },
    {
      name: 'the library falls back to the plain method',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: lan.redirect_uri, code_challenge_method: 'plain' } })],
      message: 'weak',
      severity: 'info',
    },
    {
      name: 'the method is named and the challenge could not be computed',
      trace: [authorizationCodeFlow({ authorize: { ...lan, code_challenge_method: 'S256' } })],
      message: 'weak',
      severity: 'info',
    },
    {
      name: 'the server refuses for a reason that has nothing to do with PKCE',
      trace: [
        authorizationCodeFlow({
          authorize: lan,
          callback: { code: undefined, error: 'invalid_scope', error_description: 'Invalid scopes: profile' },
        }),
      ],
      message: 'weak',
      severity: 'info',
    },
  ],
  passed: [
    {
      name: 'the library brings its own SHA-256',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: 'http://192.168.1.5:3000/cb' } })],
    },
  ],
  inapplicable: [
    { name: 'https', trace: [authorizationCodeFlow({ authorize: withoutPkce })] },
    {
      name: 'http on this computer',
      trace: [authorizationCodeFlow({ authorize: { ...withoutPkce, redirect_uri: 'http://localhost:3000/cb' } })],
    },
    { name: 'no sign-in', trace: [apiCall()] },
  ],
})
