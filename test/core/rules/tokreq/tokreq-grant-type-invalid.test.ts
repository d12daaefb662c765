import rule from '../../../../src/core/rules/tokreq/tokreq-grant-type-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'missing',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_request'), params: { grant_type: undefined } } }),
      ],
      message: 'missing',
    },
    {
      name: 'misspelt',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('unsupported_grant_type'), params: { grant_type: 'authorization-code' } },
        }),
      ],
      message: 'misspelt',
      evidence: ['grant_type', 'error'],
    },
    {
      name: 'unknown to the server',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('unsupported_grant_type'), params: { grant_type: 'magic' } } }),
      ],
      message: 'unknown',
    },
    {
      name: 'not enabled for the client',
      trace: [
        authorizationCodeFlow({
          token: tokenError('unauthorized_client', "Grant type 'authorization_code' not allowed for the client."),
        }),
      ],
      message: 'notAllowed',
    },
    {
      name: 'an empty text',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_request'), params: { grant_type: '' } } })],
      message: 'missing',
    },
  ],
  passed: [
    {
      name: 'GitHub wants no grant_type',
      trace: [
        authorizationCodeFlow({
          server: 'https://github.com',
          token: { ...tokenError('bad_verification_code', undefined, 200), params: { grant_type: undefined } },
        }),
      ],
    },
    {
      name: 'a grant of Facebook',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.facebook.com',
          token: { ...tokenError('unsupported_grant_type'), params: { grant_type: 'fb_exchange_token' } },
        }),
      ],
    },
    { name: 'a healthy exchange', trace: [authorizationCodeFlow()] },
    {
      name: 'refused for another reason',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_grant', 'Code not valid') })],
    },
    {
      name: 'misspelt, and the server does not mind',
      trace: [authorizationCodeFlow({ token: { params: { grant_type: 'authorization-code' } } })],
    },
    {
      name: 'an error that nobody knows',
      trace: [authorizationCodeFlow({ token: { answer: { error: 'teapot' } } })],
    },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
})
