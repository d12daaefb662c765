import { generateKeyPairSync, sign } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import type { JsonObject, SignatureFact } from '../../../src/core/model/facts.ts'
import type { OAuthMessage } from '../../../src/core/model/message.ts'
import { answered, issuer, keySetAt, metadataOf, type Pair, pairFor, signed } from '../../support/signed.ts'

const keysAt = `${issuer}/keys`
const known = metadataOf(issuer, { jwks_uri: keysAt })
let rsa: Pair
let ec: Pair
let otherEc: Pair
let p384: Pair
let ed: Pair

beforeAll(async () => {
  ;[rsa, ec, otherEc, p384, ed] = await Promise.all([
    pairFor('RS256'),
    pairFor('ES256'),
    pairFor('ES256'),
    pairFor('ES384'),
    pairFor('Ed25519'),
  ])
})

async function factOf(token: string, messages: readonly OAuthMessage[]): Promise<SignatureFact | undefined> {
  return (await computeFacts([...messages, answered({ id_token: token })])).signatures[token]
}

describe('which key of the issuer verifies a token', () => {
  interface Case {
    readonly by: () => Pair
    readonly header: JsonObject & { readonly alg: string }
    readonly keys: () => readonly JsonObject[]
    readonly status: SignatureFact['status']
  }
  const es: Case['header'] = { alg: 'ES256' }
  const rs: Case['header'] = { alg: 'RS256' }

  test.each<[string, Case]>([
    ['no key id: the only key', { by: () => ec, header: es, keys: () => [ec.jwk], status: 'verified' }],
    [
      'no key id: one of several keys',
      { by: () => ec, header: es, keys: () => [rsa.jwk, otherEc.jwk, ec.jwk], status: 'verified' },
    ],
    ['no key id: the key of somebody else', { by: () => ec, header: es, keys: () => [otherEc.jwk], status: 'invalid' }],
    [
      'a key id that two keys have',
      {
        by: () => ec,
        header: { ...es, kid: 'a' },
        keys: () => [
          { ...otherEc.jwk, kid: 'a' },
          { ...ec.jwk, kid: 'a' },
        ],
        status: 'verified',
      },
    ],
    [
      'a key id that no key has: the right key under another name is not taken',
      { by: () => ec, header: { ...es, kid: 'a' }, keys: () => [{ ...ec.jwk, kid: 'b' }], status: 'noMatchingKey' },
    ],
    [
      'a key id, and keys without',
      { by: () => ec, header: { ...es, kid: 'a' }, keys: () => [ec.jwk], status: 'noMatchingKey' },
    ],
    ['a key for signatures', { by: () => ec, header: es, keys: () => [{ ...ec.jwk, use: 'sig' }], status: 'verified' }],
    [
      'a key for encryption',
      { by: () => rsa, header: rs, keys: () => [{ ...rsa.jwk, use: 'enc' }], status: 'noMatchingKey' },
    ],
    [
      'a key for another algorithm',
      { by: () => rsa, header: rs, keys: () => [{ ...rsa.jwk, alg: 'RS512' }], status: 'noMatchingKey' },
    ],
    [
      'a key for the encryption of keys',
      { by: () => rsa, header: rs, keys: () => [{ ...rsa.jwk, alg: 'RSA-OAEP' }], status: 'noMatchingKey' },
    ],
    [
      'a key for this algorithm',
      { by: () => rsa, header: rs, keys: () => [{ ...rsa.jwk, alg: 'RS256' }], status: 'verified' },
    ],
    ['an RSA token, and EC keys only', { by: () => rsa, header: rs, keys: () => [ec.jwk], status: 'noMatchingKey' }],
    ['an RSA token, and OKP keys only', { by: () => rsa, header: rs, keys: () => [ed.jwk], status: 'noMatchingKey' }],
    ['an EC token, and RSA keys only', { by: () => ec, header: es, keys: () => [rsa.jwk], status: 'noMatchingKey' }],
    ['an EC token, and OKP keys only', { by: () => ec, header: es, keys: () => [ed.jwk], status: 'noMatchingKey' }],
    [
      'an EdDSA token, and EC keys only',
      { by: () => ed, header: { alg: 'EdDSA' }, keys: () => [ec.jwk], status: 'noMatchingKey' },
    ],
    [
      'an EC token, and a key of another curve: it cannot be tried',
      { by: () => ec, header: es, keys: () => [p384.jwk], status: 'unsupported' },
    ],
    [
      'a key of another curve before the right one',
      { by: () => ec, header: es, keys: () => [p384.jwk, ec.jwk], status: 'verified' },
    ],
    [
      'a key of another curve, and one that does not verify',
      { by: () => ec, header: es, keys: () => [p384.jwk, otherEc.jwk], status: 'invalid' },
    ],
    [
      'EdDSA, and a key that calls itself Ed25519 (RFC 9864)',
      { by: () => ed, header: { alg: 'EdDSA' }, keys: () => [{ ...ed.jwk, alg: 'Ed25519' }], status: 'verified' },
    ],
    [
      'Ed25519, and a key that calls itself EdDSA',
      { by: () => ed, header: { alg: 'Ed25519' }, keys: () => [{ ...ed.jwk, alg: 'EdDSA' }], status: 'verified' },
    ],
    [
      'EdDSA, and a key that says no algorithm',
      { by: () => ed, header: { alg: 'EdDSA' }, keys: () => [ed.jwk], status: 'verified' },
    ],
    ['a set with no keys', { by: () => ec, header: es, keys: () => [], status: 'noMatchingKey' }],
    [
      'a key with a member missing',
      { by: () => ec, header: es, keys: () => [{ kty: 'EC', crv: 'P-256' }], status: 'unsupported' },
    ],
  ])('%s', async (_, { by, header, keys, status }) => {
    const token = await signed(by(), header)
    const kid = header.kid === undefined ? {} : { kid: header.kid }
    const source = status === 'noMatchingKey' ? {} : { keySource: 'captured' }
    expect(await factOf(token, [known, ...keySetAt(keysAt, keys())])).toEqual({ status, ...kid, ...source })
  })

  test('a key of 1024 bits, which the browser refuses to use, says nothing about the signature', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const text = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30`
    const token = `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
    const key = publicKey.export({ format: 'jwk' }) as JsonObject
    expect(await factOf(token, keySetAt(keysAt, [key]))).toMatchObject({ status: 'unsupported' })
  })

  test('an extension that the header calls critical and nobody here knows says nothing about it, either', async () => {
    const [, claims, signature] = (await signed(ec, { alg: 'ES256' })).split('.')
    const header = Buffer.from('{"alg":"ES256","crit":["exp"],"exp":1}').toString('base64url')
    const token = `${header}.${claims}.${signature}`
    expect(await factOf(token, keySetAt(keysAt, [ec.jwk]))).toMatchObject({ status: 'unsupported' })
  })
})
