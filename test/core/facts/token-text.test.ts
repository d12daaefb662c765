import { beforeAll, describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import type { SignatureFact } from '../../../src/core/model/facts.ts'
import { answered, keySetAt, type Pair, pairFor, signed } from '../../support/signed.ts'

let ec: Pair
let token: string

beforeAll(async () => {
  ec = await pairFor('ES256')
  token = await signed(ec, { alg: 'ES256' })
})

async function statusOf(text: string) {
  const messages = [...keySetAt('https://as.example/keys', [ec.jwk]), answered({ access_token: text })]
  return (await computeFacts(messages)).signatures[text]?.status
}

describe('what came along with a token is not part of what was signed', () => {
  test.each<[string, (token: string) => string]>([
    ['nothing', (bare) => bare],
    ['the scheme', (bare) => `Bearer ${bare}`],
    ['the scheme in small letters', (bare) => `bearer ${bare}`],
    ['the scheme DPoP and two spaces', (bare) => `DPoP  ${bare}`],
    ['quotation marks', (bare) => `"${bare}"`],
    ['the scheme within quotation marks', (bare) => `"Bearer ${bare}"`],
    ['a line end', (bare) => `${bare}\r\n`],
    ['spaces before the scheme', (bare) => `  Bearer ${bare}`],
    ['line ends of a mail within', (bare) => `${bare.slice(0, 20)}\n  ${bare.slice(20)}`],
  ])('%s', async (_, wrap) => {
    expect(await statusOf(wrap(token))).toBe('verified')
  })

  test.each<[string, (token: string) => string]>([
    ['another last character', (bare) => `${bare.slice(0, -2)}${bare.endsWith('AA') ? 'BB' : 'AA'}`],
    ['part of the signature cut off', (bare) => bare.slice(0, -8)],
  ])('a changed one stays invalid: %s', async (_, change) => {
    expect(await statusOf(change(token))).toBe('invalid')
  })
})

describe('an algorithm', () => {
  const write = (header: object, signature: string) =>
    `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.${signature}`

  test.each<[string, object, string, SignatureFact]>([
    ['none', { alg: 'none' }, '', { status: 'unsigned' }],
    ['none in other letters, which some libraries let through', { alg: 'nOnE' }, '', { status: 'unsigned' }],
    ['none, with a signature nevertheless', { alg: 'None' }, 'c2ln', { status: 'unsigned' }],
    ['a real one whose signature was cut off', { alg: 'RS256' }, '', { status: 'unsigned' }],
    ['none, and a key id', { alg: 'none', kid: 'a' }, '', { status: 'unsigned', kid: 'a' }],
    ['a key id that is a number is no name', { alg: 'none', kid: 7 }, '', { status: 'unsigned' }],
    ['HMAC with a secret nobody gave', { alg: 'HS512', kid: 'a' }, 'c2ln', { status: 'symmetric', kid: 'a' }],
    ['a name that only begins like HMAC', { alg: 'HSM' }, 'c2ln', { status: 'unsupported' }],
    ['a name that only ends like HMAC', { alg: 'A-HS256' }, 'c2ln', { status: 'unsupported' }],
    ['one that browsers do not have', { alg: 'ES256K', kid: 'a' }, 'c2ln', { status: 'unsupported', kid: 'a' }],
    ['no algorithm', { typ: 'JWT' }, 'c2ln', { status: 'unsupported' }],
    ['an algorithm that is no text', { alg: 256 }, 'c2ln', { status: 'unsupported' }],
  ])('%s', async (_, header, signature, fact) => {
    const text = write(header, signature)
    expect((await computeFacts([answered({ id_token: text })])).signatures[text]).toEqual(fact)
  })

  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    'that every browser has: %s',
    async (alg) => {
      const pair = await pairFor(alg)
      const text = await signed(pair, { alg })
      const messages = [...keySetAt('https://as.example/keys', [pair.jwk]), answered({ id_token: text })]
      expect((await computeFacts(messages)).signatures[text]).toEqual({ status: 'verified', keySource: 'captured' })
    },
  )
})
