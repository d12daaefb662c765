import rule from '../../../../src/core/rules/idtoken/idtoken-iss-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, idTokenClaims, jws } from '../../../support/traces.ts'

const received = (claims: Readonly<Record<string, unknown>>) => [
  authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(claims)) } } }),
]

testRule(rule, {
  failed: [
    {
      name: 'an inner name of the server',
      trace: [discovery(), ...received({ iss: 'http://login.internal:8080' })],
      message: 'different',
      evidence: ['id_token.iss'],
    },
    { name: 'a slash more', trace: [discovery(), ...received({ iss: `${example.server}/` })], message: 'different' },
    { name: 'missing', trace: received({ iss: undefined }), message: 'missing' },
  ],
  passed: [{ name: 'equal', trace: [discovery(), authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the issuer of Entra holds the tenant',
      trace: [
        discovery({
          server: 'https://login.microsoftonline.com',
          document: { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
        }),
        authorizationCodeFlow({ server: 'https://login.microsoftonline.com', callback: { iss: undefined } }),
      ],
    },
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
  cantTell: [{ name: 'no metadata', trace: [authorizationCodeFlow()], reason: /metadata/ }],
})
