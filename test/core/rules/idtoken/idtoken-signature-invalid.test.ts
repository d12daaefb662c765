import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import rule from '../../../../src/core/rules/idtoken/idtoken-signature-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  authorizationCodeFlow,
  base64url,
  discovery,
  example,
  exchange,
  idTokenClaims,
  jws,
} from '../../../support/traces.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const signed = await new SignJWT(idTokenClaims()).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(privateKey)
const [head, , signature] = signed.split('.')
const tampered = `${head}.${base64url(JSON.stringify(idTokenClaims({ sub: 'admin' })))}.${signature}`
const jwks = exchange({
  url: `${example.server}/jwks`,
  at: example.start + 500,
  response: { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig' }] },
})
const received = (id_token: string) => authorizationCodeFlow({ token: { response: { id_token } } })

testRule(rule, {
  failed: [
    {
      name: 'changed on the way',
      trace: [discovery(), jwks, received(tampered)],
      message: 'invalid',
      evidence: ['id_token.kid'],
    },
  ],
  passed: [{ name: 'it verifies', trace: [discovery(), jwks, received(signed)] }],
  inapplicable: [
    {
      name: 'an algorithm that browsers cannot check',
      trace: [discovery(), jwks, received(jws(idTokenClaims(), { alg: 'ES256K', kid: 'key-1' }))],
    },
    {
      name: 'not signed: a rule of its own',
      trace: [discovery(), jwks, received(jws(idTokenClaims(), { alg: 'none' }, ''))],
    },
    {
      name: 'another key signed it: a rule of its own',
      trace: [discovery(), jwks, received(jws(idTokenClaims(), { alg: 'RS256', kid: 'key-2' }))],
    },
    { name: 'encrypted', trace: [received(`${base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.YQ.Yg.Yw.ZA`)] },
  ],
  cantTell: [
    { name: 'no key set', trace: [received(signed)], reason: /key set/ },
    {
      name: 'HS256 needs the secret',
      trace: [discovery(), jwks, received(jws(idTokenClaims(), { alg: 'HS256' }))],
      reason: /secret/,
    },
  ],
})
