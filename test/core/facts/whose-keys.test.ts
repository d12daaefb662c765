import { beforeAll, describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import type { SignatureFact } from '../../../src/core/model/facts.ts'
import type { OAuthMessage } from '../../../src/core/model/message.ts'
import { answered, apiCall, issuer, keySetAt, metadataOf, type Pair, pairFor, signed } from '../../support/signed.ts'

const keysAt = `${issuer}/keys`
const known = metadataOf(issuer, { jwks_uri: keysAt })
let rsa: Pair
let otherRsa: Pair
let ec: Pair
let otherEc: Pair

beforeAll(async () => {
  ;[rsa, otherRsa, ec, otherEc] = await Promise.all([
    pairFor('RS256'),
    pairFor('RS256'),
    pairFor('ES256'),
    pairFor('ES256'),
  ])
})

async function factOf(token: string, messages: readonly OAuthMessage[]): Promise<SignatureFact | undefined> {
  return (await computeFacts([...messages, answered({ id_token: token })])).signatures[token]
}

describe('whose key set', () => {
  const strangers = 'https://other.example/keys'

  test.each<[string, () => readonly OAuthMessage[], SignatureFact['status']]>([
    ['no key set at all', () => [known], 'noKey'],
    ['the only one there is, when no metadata was seen', () => keySetAt(keysAt, [ec.jwk]), 'verified'],
    [
      'without a key id no strangers’ keys are tried: several sets, and nobody says whose they are',
      () => [...keySetAt(keysAt, [ec.jwk]), ...keySetAt(strangers, [otherEc.jwk])],
      'noMatchingKey',
    ],
    [
      'several sets, and the metadata says whose they are',
      () => [known, ...keySetAt(strangers, [otherEc.jwk]), ...keySetAt(keysAt, [ec.jwk])],
      'verified',
    ],
    [
      'the metadata of somebody else says nothing about this issuer',
      () => [
        metadataOf('https://other.example', { jwks_uri: keysAt }),
        ...keySetAt(strangers, [otherEc.jwk]),
        ...keySetAt(keysAt, [ec.jwk]),
      ],
      'noMatchingKey',
    ],
    [
      'the metadata names a set that was not captured: the only captured one is tried',
      () => [known, ...keySetAt(strangers, [ec.jwk])],
      'verified',
    ],
    [
      'the metadata names a set that was not captured: that the only captured one does not fit says nothing',
      () => [known, ...keySetAt(strangers, [otherEc.jwk])],
      'noMatchingKey',
    ],
    [
      'fetched again after a rotation: the keys before count, too',
      () => [known, ...keySetAt(keysAt, [ec.jwk], 'j1'), ...keySetAt(keysAt, [otherEc.jwk], 'j2')],
      'verified',
    ],
    [
      'the metadata was fetched again, and the set has moved',
      () => [
        metadataOf(issuer, { jwks_uri: strangers }),
        known,
        ...keySetAt(strangers, [otherEc.jwk]),
        ...keySetAt(keysAt, [ec.jwk]),
      ],
      'verified',
    ],
    [
      'metadata without jwks_uri after one with it',
      () => [known, metadataOf(issuer, {}), ...keySetAt(strangers, [otherEc.jwk]), ...keySetAt(keysAt, [ec.jwk])],
      'verified',
    ],
    [
      'an answer that was no key set is none',
      () => [{ type: 'JWKSetResponse', exchange: 'j', at: 0, status: 500, format: 'html' }],
      'noKey',
    ],
  ])('%s', async (_, messages, status) => {
    expect((await factOf(await signed(ec, { alg: 'ES256' }), messages()))?.status).toBe(status)
  })

  test('a token that names no issuer is tried with the only set', async () => {
    const token = await signed(ec, { alg: 'ES256' }, { sub: 'ada' })
    expect((await factOf(token, [known, ...keySetAt(keysAt, [ec.jwk])]))?.status).toBe('verified')
  })

  test('with a key id, strangers’ sets are searched when the issuer has none', async () => {
    const token = await signed(rsa, { alg: 'RS256', kid: 'a' })
    const messages = [
      ...keySetAt(strangers, [{ ...otherRsa.jwk, kid: 'b' }]),
      ...keySetAt(keysAt, [{ ...rsa.jwk, kid: 'a' }]),
    ]
    expect(await factOf(token, messages)).toEqual({ status: 'verified', kid: 'a', keySource: 'captured' })
  })
})

describe('a token that brings its own key', () => {
  const call = async (typ: string | undefined, pair: Pair, sets: readonly OAuthMessage[]) => {
    const dpop = await signed(pair, { alg: 'ES256', ...(typ && { typ }), jwk: pair.jwk }, { htm: 'GET' })
    return (await computeFacts([...sets, apiCall({ dpop })])).signatures[dpop]
  }

  test.each([
    ['is believed when it is a DPoP proof', 'dpop+jwt', 'verified'],
    ['in any letter case', 'DPoP+JWT', 'verified'],
    ['is not believed without the type', undefined, 'noKey'],
    ['is not believed as a common JWT', 'JWT', 'noKey'],
    ['is not believed with a type that begins the same', 'dpop+jwt-2', 'noKey'],
    ['is not believed with a type that ends the same', 'not-dpop+jwt', 'noKey'],
  ])('%s', async (_, typ, status) => {
    expect((await call(typ, ec, []))?.status).toBe(status)
  })

  test('is not judged by the keys of the server', async () => {
    expect(await call('dpop+jwt', ec, keySetAt(keysAt, [otherEc.jwk]))).toEqual({
      status: 'verified',
      keySource: 'captured',
    })
  })

  test('a proof without a key has none', async () => {
    const dpop = await signed(ec, { alg: 'ES256', typ: 'dpop+jwt' }, { htm: 'GET' })
    expect((await computeFacts([apiCall({ dpop })])).signatures[dpop]).toEqual({ status: 'noKey' })
  })
})
