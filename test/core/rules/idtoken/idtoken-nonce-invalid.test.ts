import rule from '../../../../src/core/rules/idtoken/idtoken-nonce-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, idTokenClaims, jws, refreshRequest } from '../../../support/traces.ts'

const withNonce = (nonce: string | undefined) => [
  authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims({ nonce })) } } }),
]

testRule(rule, {
  failed: [
    {
      name: 'another one',
      trace: withNonce('n-another-one'),
      message: 'different',
      evidence: ['nonce', 'id_token.nonce'],
    },
    { name: 'missing', trace: withNonce(undefined), message: 'missing' },
  ],
  passed: [{ name: 'the same', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    { name: 'none was sent', trace: [authorizationCodeFlow({ authorize: { nonce: undefined } })] },
    {
      name: 'a refresh answers without nonce',
      trace: [refreshRequest({ response: { id_token: jws(idTokenClaims({ nonce: undefined })) } })],
    },
  ],
})
