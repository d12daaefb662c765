import rule from '../../../../src/core/rules/idtoken/idtoken-claim-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, base64url, idTokenClaims, jws } from '../../../support/traces.ts'

const received = (claims: Readonly<Record<string, unknown>>) => [
  authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(claims)) } } }),
]
const twice = base64url('{"sub":"a","sub":"b","exp":1767610800,"iat":1767607200}')

testRule(rule, {
  failed: [
    {
      name: 'no sub',
      trace: received({ sub: undefined }),
      message: 'missing',
      severity: 'error',
      evidence: ['id_token.sub'],
    },
    { name: 'an empty sub', trace: received({ sub: '' }), message: 'missing' },
    { name: 'no exp', trace: received({ exp: undefined }), message: 'missing', evidence: ['id_token.exp'] },
    { name: 'no iat', trace: received({ iat: undefined }), message: 'missing', evidence: ['id_token.iat'] },
    { name: 'a number as sub', trace: received({ sub: 4711 }), message: 'type' },
    { name: 'a text as exp', trace: received({ exp: '1767610800' }), message: 'type' },
    { name: 'a sub of 300 characters', trace: received({ sub: 'x'.repeat(300) }), message: 'tooLong' },
    { name: 'milliseconds', trace: received({ exp: 1_767_610_800_000 }), message: 'milliseconds' },
    {
      name: 'sub occurs twice',
      trace: [
        authorizationCodeFlow({ token: { response: { id_token: `${base64url('{"alg":"RS256"}')}.${twice}.c2ln` } } }),
      ],
      message: 'duplicate',
    },
    {
      name: 'no iat, and the app goes on',
      trace: [...received({ iat: undefined }), apiCall()],
      message: 'missing',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'all there', trace: [authorizationCodeFlow()] },
    { name: 'fractions of a second are legal', trace: received({ iat: 1_767_607_200.25 }) },
  ],
  inapplicable: [{ name: 'no ID token', trace: [authorizationCodeFlow({ token: false })] }],
})
