import rule from '../../../../src/core/rules/tokreq/tokreq-code-late.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError, tokenRequest } from '../../../support/traces.ts'

const expired = tokenError('invalid_grant', 'The provided authorization code has expired')

testRule(rule, {
  failed: [
    {
      name: 'the server says so',
      trace: [authorizationCodeFlow({ token: { ...expired, delay: 3_000 } })],
      message: 'serverSaid',
    },
    {
      name: 'refused after 90 s',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), delay: 90_000 } })],
      message: 'old',
      severity: 'error',
    },
    {
      name: 'refused after 40 s',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), delay: 40_000 } })],
      message: 'old',
      severity: 'warning',
    },
    {
      name: 'refused after a minute',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), delay: 59_920 } })],
      message: 'old',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'late, but accepted', trace: [authorizationCodeFlow({ token: { delay: 90_000 } })] },
    { name: 'refused at once', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
    {
      name: 'late, but refused for the client',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_client'), delay: 90_000 } })],
    },
    {
      name: 'sent twice: reuse explains it',
      trace: [authorizationCodeFlow(), tokenRequest({ at: example.start + 90_000, ...tokenError('invalid_grant') })],
    },
    {
      name: 'refused after half a minute',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), delay: 29_920 } })],
    },
    {
      name: 'late, but refused for the redirect URI',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_grant', 'redirect_uri does not match'), delay: 90_000 },
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
    {
      name: 'the app sends another code than the one that came',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_grant'), delay: 90_000, params: { code: 'another-code-1' } },
        }),
      ],
    },
    {
      name: 'the app sends no code',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_grant'), delay: 90_000, params: { code: undefined } },
        }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'the answer was not captured',
      trace: [authorizationCodeFlow({ token: { status: 400, response: null, delay: 90_000 } })],
    },
  ],
})
