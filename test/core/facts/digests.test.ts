import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import { thumbprintsOf } from '../../../src/core/facts/thumbprint.ts'
import { hashToken } from '../../../src/core/facts/token-hash.ts'
import { digestVerifier } from '../../../src/core/facts/verifier-digest.ts'
import type { DecodedToken, JsonObject } from '../../../src/core/model/facts.ts'
import { tokenRequest } from '../../support/signed.ts'

const sha = (bits: 256 | 384 | 512, bytes: string | Buffer) => createHash(`sha${bits}`).update(bytes).digest()

describe('the digests of a verifier', () => {
  // Digests of some of these hold several of the characters in which the alphabets differ.
  test.each([...Array.from({ length: 12 }, (_, at) => `verifier-${at}`), 'grüße', ''])('%j', async (verifier) => {
    const digest = sha(256, verifier)
    const padded = digest.toString('base64')
    expect(await digestVerifier(verifier)).toEqual({
      s256: digest.toString('base64url'),
      hex: digest.toString('hex'),
      base64: padded.slice(0, 43),
      base64Padded: padded,
      base64urlPadded: `${digest.toString('base64url')}=`,
      base64urlOfHex: Buffer.from(digest.toString('hex')).toString('base64url'),
      hashedTwice: sha(256, digest).toString('base64url'),
    })
  })

  test('a pseudonym is not digested', async () => {
    const { verifiers } = await computeFacts([tokenRequest({ code_verifier: 'code_verifier#1' })])
    expect({ ...verifiers }).toEqual({})
  })
})

test.each(['jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'grüße'])('the hashes of %s', async (value) => {
  const half = (bits: 256 | 384 | 512) =>
    sha(bits, value)
      .subarray(0, bits / 16)
      .toString('base64url')
  expect(await hashToken(value)).toEqual({
    sha256: half(256),
    sha384: half(384),
    sha512: half(512),
    whole: sha(256, value).toString('base64url'),
  })
})

describe('the thumbprint of a key in a header', () => {
  /** RFC 7638, §3.1. */
  const rsa = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  }
  const jws = (header: JsonObject): DecodedToken => ({ kind: 'jws', header, claims: {}, unsigned: false, oddities: [] })

  test('is that of the standard’s example', async () => {
    expect(await thumbprintsOf({ a: jws({ jwk: rsa }) })).toEqual([
      [JSON.stringify(rsa), 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'],
    ])
  })

  test.each<[string, DecodedToken]>([
    ['a header without key', jws({ alg: 'RS256' })],
    ['a key that is a text', jws({ jwk: 'RSA' })],
    ['a list of keys', jws({ jwk: [rsa] })],
    ['a key with a member missing', jws({ jwk: { kty: 'RSA', e: 'AQAB' } })],
    ['a key of a kind nobody knows', jws({ jwk: { kty: 'XYZ' } })],
    ['an opaque token', { kind: 'opaque' }],
    ['an encrypted token', { kind: 'jwe', header: { jwk: rsa }, oddities: [] }],
  ])('does not exist: %s', async (_, token) => {
    expect(await thumbprintsOf({ a: token })).toEqual([])
  })

  test('one broken key does not take away those of others', async () => {
    const tokens = { a: jws({ jwk: { kty: 'XYZ' } }), b: jws({ jwk: rsa }) }
    expect((await thumbprintsOf(tokens)).map(([, thumbprint]) => thumbprint)).toHaveLength(1)
  })
})
