import { beforeAll, describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import type { GivenKeySet } from '../../../src/core/facts/key-sets.ts'
import { type Facts, type JsonObject, noFacts, type SignatureFact } from '../../../src/core/model/facts.ts'
import type { OAuthMessage } from '../../../src/core/model/message.ts'
import { answered, keySetAt, type Pair, pairFor, signed } from '../../support/signed.ts'

let own: Pair
let stranger: Pair
let p384: Pair
let token: string
let named: string

beforeAll(async () => {
  ;[own, stranger, p384] = await Promise.all([pairFor('ES256'), pairFor('ES256'), pairFor('ES384')])
  token = await signed(own, { alg: 'ES256' })
  named = await signed(own, { alg: 'ES256', kid: 'a' })
})

const set = (keys: readonly JsonObject[]) => keySetAt('https://as.example/keys', keys)
const pasted = (...keys: readonly JsonObject[]): GivenKeySet => ({ keys, source: 'pasted' })
const fetched = (...keys: readonly JsonObject[]): GivenKeySet => ({ keys, source: 'fetchedInPage' })

async function factOf(text: string, captured: readonly OAuthMessage[], given: readonly GivenKeySet[]) {
  return (await computeFacts([...captured, answered({ id_token: text })], noFacts, given)).signatures[text]
}

describe('captured keys and given keys', () => {
  type Keys = readonly [captured: readonly OAuthMessage[], given: readonly GivenKeySet[]]

  test.each<[string, () => Keys, SignatureFact]>([
    [
      'captured ones that fit are enough',
      () => [set([own.jwk]), [pasted(stranger.jwk)]],
      { status: 'verified', keySource: 'captured' },
    ],
    [
      'captured ones that do not fit, and given ones that do',
      () => [set([stranger.jwk]), [pasted(own.jwk)]],
      { status: 'verified', keySource: 'pasted' },
    ],
    [
      'when none fit, the captured ones are named',
      () => [set([stranger.jwk]), [pasted(stranger.jwk)]],
      { status: 'invalid', keySource: 'captured' },
    ],
    [
      'only given ones, which do not fit',
      () => [[], [pasted(stranger.jwk)]],
      { status: 'invalid', keySource: 'pasted' },
    ],
    [
      'captured ones for encryption count for nothing',
      () => [set([{ ...own.jwk, use: 'enc' }]), [fetched(own.jwk)]],
      { status: 'verified', keySource: 'fetchedInPage' },
    ],
    ['given ones for encryption', () => [[], [pasted({ ...own.jwk, use: 'enc' })]], { status: 'noMatchingKey' }],
    ['a given set without keys', () => [[], [pasted()]], { status: 'noMatchingKey' }],
    ['a given key that cannot be used', () => [[], [pasted(p384.jwk)]], { status: 'unsupported', keySource: 'pasted' }],
    [
      'the second given set, when the first has no key of the kind',
      () => [[], [pasted({ ...own.jwk, use: 'enc' }), fetched(own.jwk)]],
      { status: 'verified', keySource: 'fetchedInPage' },
    ],
  ])('%s', async (_, keys, fact) => {
    expect(await factOf(token, ...keys())).toEqual(fact)
  })

  test.each<[string, () => Keys, SignatureFact]>([
    [
      'the given key of that name among others',
      () => [[], [pasted({ ...stranger.jwk, kid: 'b' }, { ...own.jwk, kid: 'a' })]],
      { status: 'verified', kid: 'a', keySource: 'pasted' },
    ],
    ['given keys without a name', () => [[], [pasted(own.jwk)]], { status: 'noMatchingKey', kid: 'a' }],
    [
      'captured and given keys of other names',
      () => [set([{ ...own.jwk, kid: 'b' }]), [pasted({ ...own.jwk, kid: 'c' })]],
      { status: 'noMatchingKey', kid: 'a' },
    ],
    [
      'captured of that name that does not fit, and given of another name',
      () => [set([{ ...stranger.jwk, kid: 'a' }]), [pasted({ ...own.jwk, kid: 'c' })]],
      { status: 'invalid', kid: 'a', keySource: 'captured' },
    ],
    [
      'captured of that name that does not fit, and given that does',
      () => [set([{ ...stranger.jwk, kid: 'a' }]), [pasted({ ...own.jwk, kid: 'a' })]],
      { status: 'verified', kid: 'a', keySource: 'pasted' },
    ],
  ])('of a token that names its key: %s', async (_, keys, fact) => {
    expect(await factOf(named, ...keys())).toEqual(fact)
  })
})

describe('facts that came with a file', () => {
  const fromFile = (fact: SignatureFact): Facts => ({ ...noFacts, signatures: { [token]: fact } })
  const again = async (fact: SignatureFact, given: readonly GivenKeySet[], text = token) => {
    const facts = await computeFacts([answered({ id_token: text })], fromFile(fact), given)
    return facts.signatures[token]
  }

  test.each<SignatureFact['status']>(['noKey', 'noMatchingKey', 'symmetric'])(
    'are tried again with keys that were given since: %s',
    async (status) => {
      expect(await again({ status }, [pasted(own.jwk)])).toEqual({ status: 'verified', keySource: 'pasted' })
    },
  )

  test.each<SignatureFact['status']>(['verified', 'invalid', 'unsupported', 'unsigned'])(
    'stay when they lacked no key: %s',
    async (status) => {
      expect(await again({ status }, [pasted(stranger.jwk)])).toEqual({ status })
    },
  )

  test('stay when no keys were given', async () => {
    expect(await again({ status: 'noMatchingKey', kid: 'old' }, [])).toEqual({ status: 'noMatchingKey', kid: 'old' })
  })

  test('stay when the token itself is not in the file any more', async () => {
    expect(await again({ status: 'noKey', kid: 'old' }, [pasted(own.jwk)], 'id_token#1')).toEqual({
      status: 'noKey',
      kid: 'old',
    })
  })
})
