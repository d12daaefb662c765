import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeToken } from '../../../src/core/token/decode.ts'

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const header = part({ alg: 'RS256', kid: 'k' })
const claims = part({ iss: 'https://as.example', sub: 'ü' })
const signature = 'c2lnbmF0dXJl'
const jws = `${header}.${claims}.${signature}`

describe('a signed token', () => {
  it('is taken apart', () => {
    expect(decodeToken(jws)).toEqual({
      kind: 'jws',
      header: { alg: 'RS256', kid: 'k' },
      claims: { iss: 'https://as.example', sub: 'ü' },
      unsigned: false,
      oddities: [],
    })
  })

  it('without a signature is told to be unsigned', () => {
    expect(decodeToken(`${part({ alg: 'none' })}.${claims}.`)).toMatchObject({ kind: 'jws', unsigned: true })
  })

  it.each<[string, string, RegExp]>([
    ['white space around it', ` ${jws}\n`, /white space around/],
    ['white space inside it', jws.replace('.', '.\n'), /white space inside/],
    ['the scheme before it', `Bearer ${jws}`, /scheme name "Bearer"/],
    ['quotation marks', `"${jws}"`, /quotation marks/],
    ['padding', `${part('{"alg":"RS256"}')}==.${claims}.${signature}`, /part 1 \(header\).*padding/],
    ['the alphabet of plain base64', `${header}.${claims}.ab+/`, /part 3 \(signature\).*plain base64/],
    [
      'a claim twice',
      `${header}.${part('{"sub":"a","sub":"b"}')}.${signature}`,
      /part 2 \(claims\): member "sub" occurs more than once/,
    ],
  ])('is read in spite of %s, which is noted', (_, text, oddity) => {
    const decoded = decodeToken(text)
    expect(decoded).toMatchObject({ kind: 'jws' })
    expect('oddities' in decoded && decoded.oddities.join()).toMatch(oddity)
  })

  it('is not said to repeat a name that occurs in different objects', () => {
    expect(decodeToken(`${header}.${part('{"a":{"b":1},"c":{"b":1},"b":["b","b"]}')}.x_`)).toMatchObject({
      oddities: [],
    })
  })

  it('does not bring a prototype along', () => {
    const decoded = decodeToken(
      `${header}.${part('{"\\u005f_proto__":{"admin":true},"__proto__":{"admin":true},"sub":"a"}')}.${signature}`,
    )
    expect(decoded).toMatchObject({ kind: 'jws', claims: { sub: 'a' } })
    const read = decoded.kind === 'jws' ? decoded.claims : {}
    expect(read.admin).toBeUndefined()
    expect(Object.keys(read)).toEqual(['sub'])
  })
})

describe('a token that cannot be read says what is wrong', () => {
  it.each<[string, string, object]>([
    ['nothing at all', '', { reason: 'it is empty' }],
    [
      'a claims part that is no base64url',
      `${header}.a!b.${signature}`,
      { part: 2, reason: 'part 2 (claims): character "!" is not base64url', header: { alg: 'RS256' } },
    ],
    ['a claims part that is cut off', `${header}.${claims.slice(0, -3)}x.${signature}`, { part: 2 }],
    [
      'a claims part that is no JSON',
      `${header}.${part('hello')}.${signature}`,
      { part: 2, reason: 'part 2 (claims): it does not decode to JSON' },
    ],
    [
      'a claims part that is no object',
      `${header}.${part('[1]')}.${signature}`,
      { part: 2, reason: 'part 2 (claims): it decodes to JSON that is not an object' },
    ],
    [
      'a claims part that is no UTF-8',
      `${header}.${Buffer.from([0xff, 0xfe]).toString('base64url')}.${signature}`,
      { part: 2, reason: 'part 2 (claims): its bytes are not UTF-8' },
    ],
    [
      'a header that is broken',
      `${part('{"alg"')}.${claims}.${signature}`,
      { part: 1, claims: { iss: 'https://as.example' } },
    ],
    ['a header that is no header', `x.${claims}.${signature}`, { part: 1, claims: { iss: 'https://as.example' } }],
    ['a signature that is cut off', `${jws}x`, { part: 3, header: { alg: 'RS256' }, claims: { sub: 'ü' } }],
    [
      'a signature that was lost with its dot',
      `${header}.${claims}`,
      { reason: 'it has 2 parts instead of 3 (signed) or 5 (encrypted)', claims: { sub: 'ü' } },
    ],
    ['a header alone', header, { reason: 'it has 1 part instead of 3 (signed) or 5 (encrypted)' }],
    ['too many parts', `${jws}.a.b.c`, { reason: 'it has 6 parts instead of 3 (signed) or 5 (encrypted)' }],
    ['five parts without encryption', `${header}.a.b.c.d`, { part: 1, header: { alg: 'RS256' } }],
    [
      'nesting without end',
      `${header}.${part(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`)}.${signature}`,
      { part: 2, reason: 'part 2 (claims): it is nested deeper than 64 levels' },
    ],
    ['a length that no token has', 'a'.repeat(300_000), { reason: 'it is longer than 256 KB' }],
  ])('%s', (_, text, expected) => {
    expect(decodeToken(text)).toMatchObject({ kind: 'malformed', ...expected })
  })
})

it('reads the header of an encrypted token', () => {
  expect(decodeToken(`${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`)).toEqual({
    kind: 'jwe',
    header: { alg: 'RSA-OAEP', enc: 'A256GCM' },
    oddities: [],
  })
})

it.each([
  '2YotnFZFEjr1zCsicMWpAA',
  'ya29.a0AfH6SM.x',
  'v2.local.Gdh5',
  'code#1',
  'undefined',
  '.',
  '..',
  'a.b.c',
  '1//0g-x.y',
])('takes %j for opaque', (text) => {
  expect(decodeToken(text)).toEqual({ kind: 'opaque' })
})

describe('on any text', () => {
  const anyPart = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map(part),
    fc.constantFrom(header, claims, signature, ''),
  )
  it('answers and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(anyPart, { maxLength: 7 }).map((parts) => parts.join('.')),
        ),
        (text) => {
          expect(['jws', 'jwe', 'opaque', 'malformed']).toContain(decodeToken(text).kind)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each<[string, string]>([
    ['dots', '.'.repeat(100_000)],
    ['padding', `${header}.${'='.repeat(100_000)}.x`],
    ['quotation marks', `${header}.${part(`{"${'"'.repeat(70_000)}`)}.x`],
    ['brackets', `${header}.${part('['.repeat(70_000))}.x`],
    ['white space', ` ${' \n'.repeat(50_000)}x`],
  ])('answers quickly on 100 KB of %s', (_, text) => {
    const start = performance.now()
    decodeToken(text)
    expect(performance.now() - start).toBeLessThan(200)
  })
})
