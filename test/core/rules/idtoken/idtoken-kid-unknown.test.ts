import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import rule from '../../../../src/core/rules/idtoken/idtoken-kid-unknown.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, discovery, example, exchange, idTokenClaims } from '../../../support/traces.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const key = { ...(await exportJWK(publicKey)), use: 'sig' }
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
    { name: 'no kid and one key', trace: [discovery(), keys(key), received(without)] },
    {
      name: 'no kid, one key to sign and one to encrypt',
      trace: [discovery(), keys({ ...key, kid: 'a' }, { ...key, kid: 'b', use: 'enc' }), received(without)],
    },
  ],
  inapplicable: [
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
