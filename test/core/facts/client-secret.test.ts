import { expect, test } from 'vitest'
import { leastOctets, octetsOf, readClientSecret } from '../../../src/core/facts/client-secret.ts'

const keyOf = (text: string) => {
  const read = readClientSecret(text)
  if ('problem' in read) throw new Error(read.problem)
  return read.keys[0]
}

test.each([
  ['letters', 'hunter2', 'hunter2'],
  ['with white space from copying', '\t hunter2 \r\n', 'hunter2'],
  ['a space within belongs to it', 'correct horse', 'correct horse'],
  ['a star at its begin', '*secret', '*secret'],
  ['a star at its end', 'secret**', 'secret**'],
  ['a dot at its begin', '•secret', '•secret'],
  ['a dot at its end', 'secret•', 'secret•'],
  ['octets of which base64 makes + and /', '~~~???>>>ÿÿ¿¾~~~', '~~~???>>>ÿÿ¿¾~~~'],
  ['not only ASCII', 'schlüssel🔑', 'schlüssel🔑'],
])('is the key in UTF-8: %s', (_, text, secret) => {
  expect(keyOf(text)).toEqual({ kty: 'oct', k: Buffer.from(secret).toString('base64url') })
})

test.each([
  ['nothing', '', /nothing here/],
  ['one star', '*', /dots/],
  ['stars', ' ******** ', /dots/],
  ['one dot', '•', /dots/],
  ['dots', '••••', /dots/],
])('is no secret: %s', (_, text, problem) => {
  expect(readClientSecret(text)).toEqual({ problem: expect.stringMatching(problem) })
})

test.each([1, 2, 3, 31, 32, 33, 47, 48, 63, 64])('%i octets are counted', (count) => {
  expect(octetsOf(keyOf('x'.repeat(count)))).toBe(count)
})

test('a letter outside ASCII has more octets than one', () => {
  expect(octetsOf(keyOf('üü'))).toBe(4)
})

test('a key that is none has no octets', () => {
  expect(octetsOf({ kty: 'RSA', n: 'AQAB' })).toBe(0)
})

test.each([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
  ['RS256', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%s demands at least so many octets: %s', (alg, octets) => {
  expect(leastOctets(alg)).toBe(octets)
})
