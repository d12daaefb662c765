import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import rule from '../../../../src/core/rules/idtoken/idtoken-kid-unknown.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  exchange,
  idTokenClaims,
  jws,
} from '../../../support/traces.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const key = { ...(await exportJWK(publicKey)), use: 'sig' }
const curve = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}
const edwards = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }
const token = (kid: string | undefined) =>
  new SignJWT(idTokenClaims()).setProtectedHeader({ alg: 'RS256', ...(kid && { kid }) }).sign(privateKey)
const [withA, withB, without] = await Promise.all([token('a'), token('b'), token(undefined)])
const received = (id_token: string) => authorizationCodeFlow({ token: { response: { id_token } } })
const keys = (...set: readonly object[]) =>
  exchange({ url: `${example.server}/jwks`, at: example.start + 500, response: { keys: set } })

testRule(rule, {
  failed: [
    {
      name: 'not in the set',
      trace: [discovery(), keys({ ...key, kid: 'a' }), received(withB)],
      message: 'unknown',
      severity: 'error',
      evidence: ['id_token.kid'],
    },
    {
      name: 'not in the set, and the app goes on',
      trace: [discovery(), keys({ ...key, kid: 'a' }), received(withB), apiCall()],
      message: 'unknown',
      severity: 'info',
    },
    {
      name: 'no kid and two keys that could be the one',
      trace: [discovery(), keys({ ...key, kid: 'a' }, { ...key, kid: 'b' }), received(without)],
      message: 'ambiguous',
    },
    {
      name: 'no kid and two keys of the same algorithm',
      trace: [
        discovery(),
        keys({ ...key, kid: 'a', alg: 'RS256' }, { ...key, kid: 'b', alg: 'RS256' }, { ...curve, kid: 'c' }),
        received(without),
      ],
      message: 'ambiguous',
    },
    {
      name: 'no kid and two curves that could be the one',
      trace: [
        discovery(),
        keys({ ...curve, kid: 'a' }, { ...curve, kid: 'b' }, { ...key, kid: 'c' }),
        received(jws(idTokenClaims(), { alg: 'ES256' })),
      ],
      message: 'ambiguous',
    },
    {
      name: 'no kid and two Edwards curves that could be the one',
      trace: [
        discovery(),
        keys({ ...edwards, kid: 'a' }, { ...edwards, kid: 'b' }),
        received(jws(idTokenClaims(), { alg: 'EdDSA' })),
      ],
      message: 'ambiguous',
    },
    {
      name: 'not in a set with a key that has no name',
      trace: [discovery(), keys({ ...key, kid: 'a' }, curve), received(withB)],
      message: 'unknown',
    },
  ],
  passed: [
    { name: 'in the set', trace: [discovery(), keys({ ...key, kid: 'a' }), received(withA)] },
    {
      name: 'in the set that was read again',
      trace: [
        discovery(),
        keys({ ...key, kid: 'a' }),
        received(withB),
        { ...keys({ ...key, kid: 'b' }), startedAt: example.start + 700, endedAt: example.start + 720 },
      ],
    },
    {
      name: 'no kid, and only one key is of its algorithm',
      trace: [
        discovery(),
        keys({ ...key, kid: 'a', alg: 'RS256' }, { ...key, kid: 'b', alg: 'PS256' }, { ...curve, kid: 'c' }),
        received(without),
      ],
    },
    {
      name: 'signed with the secret of the client, which is in no key set',
      trace: [
        discovery(),
        keys({ ...key, kid: 'a' }),
        received(jws(idTokenClaims(), { alg: 'HS256', kid: 'secret-1' })),
      ],
    },
    {
      name: 'the key of that name is in the set, though it cannot have made the signature',
      trace: [discovery(), keys({ ...curve, kid: 'b' }, { ...key, kid: 'a' }), received(withB)],
    },
    { name: 'no kid and one key', trace: [discovery(), keys(key), received(without)] },
    {
      name: 'no kid, one key to sign and one to encrypt',
      trace: [discovery(), keys({ ...key, kid: 'a' }, { ...key, kid: 'b', use: 'enc' }), received(without)],
    },
  ],
  inapplicable: [
    { name: 'the ID token cannot be read', trace: [discovery(), keys({ ...key, kid: 'a' }), received('abc')] },
    { name: 'no key set was read', trace: [received(withA)] },
    { name: 'the key set is empty', trace: [discovery(), keys(), received(withA)] },
  ],
  cantTell: [
    {
      name: 'the key set was not captured',
      trace: [
        discovery(),
        exchange({ url: `${example.server}/jwks`, at: example.start + 500, response: null }),
        received(withA),
      ],
    },
  ],
})
