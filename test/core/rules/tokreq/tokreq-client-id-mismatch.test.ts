import rule from '../../../../src/core/rules/tokreq/tokreq-client-id-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'another client exchanges the code',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), params: { client_id: 'other-client' } } }),
      ],
      message: 'different',
      evidence: ['client_id', 'client_id'],
    },
  ],
  passed: [{ name: 'the same client', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the server accepted it',
      trace: [authorizationCodeFlow({ token: { params: { client_id: 'other-client' } } })],
    },
    {
      name: 'the token request names no client',
      trace: [authorizationCodeFlow({ token: { ...tokenError('invalid_client'), params: { client_id: undefined } } })],
    },
    {
      name: 'the sign-in named no client',
      trace: [authorizationCodeFlow({ authorize: { client_id: undefined }, token: tokenError('invalid_client') })],
    },
    {
      name: 'no code is exchanged',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_grant'), params: { code: undefined, client_id: 'other-client' } },
        }),
      ],
    },
  ],
})
