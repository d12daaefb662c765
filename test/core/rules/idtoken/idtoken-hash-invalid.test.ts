import { createHash } from 'node:crypto'
import rule from '../../../../src/core/rules/idtoken/idtoken-hash-invalid.ts'
import { hybridFlow, implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, idTokenClaims, jws, refreshRequest } from '../../../support/traces.ts'

const half = (text: string, hash = 'sha256') => {
  const digest = createHash(hash).update(text).digest()
  return digest.subarray(0, digest.length / 2).toString('base64url')
}
const claims = (more: object, alg = 'RS256') => jws(idTokenClaims({ ...more }), { alg, kid: 'key-1' })
const codeFlow = (id_token: string) => [authorizationCodeFlow({ token: { response: { id_token } } })]
const front = (id_token: string) => [
  implicitFlow({
    authorize: { response_type: 'id_token token' },
    callback: { id_token, access_token: example.accessToken, token_type: 'Bearer' },
  }),
]
const hybrid = (id_token: string) => [hybridFlow({ callback: { id_token }, token: false })]

testRule(rule, {
  failed: [
    {
      name: 'at_hash of another token',
      trace: codeFlow(claims({ at_hash: half('another') })),
      message: 'different',
      evidence: ['id_token.at_hash', 'access_token'],
    },
    { name: 'c_hash of another code', trace: hybrid(claims({ c_hash: half('another') })), message: 'different' },
    {
      name: 's_hash of another state',
      trace: hybrid(claims({ c_hash: half(example.code), s_hash: half('another') })),
      message: 'different',
      evidence: ['id_token.s_hash', 'state'],
    },
    { name: 'at_hash missing in the front channel', trace: front(claims({})), message: 'missing', severity: 'error' },
    {
      name: 'at_hash missing, and the app goes on',
      trace: [...front(claims({})), apiCall()],
      message: 'missing',
      severity: 'info',
    },
    { name: 'c_hash missing beside a code', trace: hybrid(claims({})), message: 'missing' },
  ],
  passed: [
    { name: 'at_hash fits', trace: codeFlow(claims({ at_hash: half(example.accessToken) })) },
    { name: 'in the code flow it is optional', trace: [authorizationCodeFlow()] },
    {
      name: 'the hash follows alg',
      trace: codeFlow(claims({ at_hash: half(example.accessToken, 'sha384') }, 'ES384')),
    },
    {
      name: 'c_hash and s_hash fit',
      trace: hybrid(claims({ c_hash: half(example.code), s_hash: half(example.state) })),
    },
    {
      name: 'the hash of the longest algorithm',
      trace: codeFlow(claims({ at_hash: half(example.accessToken, 'sha512') }, 'PS512')),
    },
    { name: 'c_hash fits, and s_hash is optional', trace: hybrid(claims({ c_hash: half(example.code) })) },
    {
      name: 'at_hash is of an access token that comes later',
      trace: hybrid(claims({ c_hash: half(example.code), at_hash: half('later') })),
    },
    { name: 'a refresh has none', trace: [refreshRequest()] },
  ],
  inapplicable: [
    { name: 'no ID token', trace: [authorizationCodeFlow({ token: false })] },
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
  cantTell: [
    {
      name: 'the ID token names no algorithm',
      trace: codeFlow(jws(idTokenClaims({ at_hash: 'x' }), { kid: 'key-1' })),
      reason: /at_hash/,
    },
    { name: 'EdDSA leaves the hash open', trace: codeFlow(claims({ at_hash: 'x' }, 'EdDSA')), reason: /at_hash/ },
  ],
})
