import { expect, test } from 'vitest'
import { readKeySet } from '../../../src/core/facts/read-key-set.ts'

const rsa = { kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB' }
const ec = { kty: 'EC', kid: 'b', crv: 'P-256', x: 'AA', y: 'AA' }

test.each([
  ['a key set', { keys: [rsa, ec] }, [rsa, ec]],
  ['one key alone', ec, [ec]],
  ['a bare list of keys', [rsa], [rsa]],
  [
    'a key of a curve for signatures',
    { kty: 'OKP', crv: 'Ed25519', x: 'AA' },
    [{ kty: 'OKP', crv: 'Ed25519', x: 'AA' }],
  ],
  ['a key set that is marked as a key, too', { kty: 'RSA', keys: [ec] }, [ec]],
  ['a key set with keys for other uses', { keys: [{ kty: 'oct' }, rsa] }, [rsa]],
])('%s is understood', (_, json, keys) => {
  expect(readKeySet(`\n ${JSON.stringify(json)} `)).toEqual({ keys })
})

test.each([
  ['nothing', '  ', /nothing here yet/],
  ['a certificate', '-----BEGIN CERTIFICATE-----', /not JSON/],
  ['the metadata instead of the keys', '{"issuer":"https://login.example","jwks_uri":"https://x"}', /no list "keys"/],
  ['a list that is none', '{"keys":{}}', /no list "keys"/],
  ['an empty set', '{"keys":[]}', /empty/],
  ['texts instead of keys', '{"keys":["a"]}', /Key 1 of 1 is not a JSON object/],
  ['a private key', JSON.stringify({ keys: [rsa, { ...ec, d: 'secret' }] }), /Key 2 of 2 is a private key/],
  ['a text', '"keys"', /no list "keys"/],
  ['null', 'null', /no list "keys"/],
  ['one that is none among others', JSON.stringify([rsa, null]), /Key 2 of 2 is not a JSON object/],
  ['a private key alone', JSON.stringify({ ...ec, d: 'secret' }), /Key 1 of 1 is a private key/],
  ['nothing but shared secrets', '{"keys":[{"kty":"oct"}]}', /None of these keys/],
])('%s gets a sentence', (_, text, sentence) => {
  expect(readKeySet(text)).toEqual({ problem: expect.stringMatching(sentence) })
})

test('the sentence never repeats the private key', () => {
  expect(JSON.stringify(readKeySet(JSON.stringify({ ...ec, d: 'top-secret' })))).not.toContain('top-secret')
})
