import rule from '../../../../src/core/rules/idtoken/idtoken-aud-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, idTokenClaims, jws, tokenRequest } from '../../../support/traces.ts'

const received = (claims: Readonly<Record<string, unknown>>) => [
  authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(claims)) } } }),
]

testRule(rule, {
  failed: [
    {
      name: 'another app',
      trace: received({ aud: 'other-app' }),
      message: 'different',
      severity: 'error',
      evidence: ['id_token.aud', 'client_id'],
    },
    { name: 'missing', trace: received({ aud: undefined }), message: 'missing' },
    {
      name: 'issued to another party, and all is well',
      trace: received({ azp: 'android-app' }),
      message: 'azp',
      severity: 'info',
    },
    {
      name: 'issued to another party, and the API refuses',
      trace: [...received({ azp: 'android-app' }), apiCall({ status: 401 })],
      message: 'azp',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'a text', trace: [authorizationCodeFlow()] },
    { name: 'a list of one', trace: received({ aud: [example.clientId] }) },
    { name: 'one of several', trace: received({ aud: ['other', example.clientId], azp: example.clientId }) },
    {
      name: 'at Google azp may be the Android app',
      trace: [
        authorizationCodeFlow({
          server: 'https://accounts.google.com',
          token: { response: { id_token: jws(idTokenClaims({ azp: 'android-app' })) } },
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
    { name: 'no ID token', trace: [authorizationCodeFlow({ token: false })] },
    {
      name: 'a token for another app was asked for',
      trace: [
        tokenRequest({
          params: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            subject_token: 'abc',
            code: undefined,
          },
          response: { id_token: jws(idTokenClaims({ aud: 'other-app' })) },
        }),
      ],
    },
  ],
})
