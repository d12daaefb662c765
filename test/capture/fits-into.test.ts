import { expect, test } from 'vitest'
import { fitsInto } from '../../src/capture/fits-into.ts'

test.each([
  ['a token response', { access_token: 'a'.repeat(50), expires_in: 60 }],
  ['nested', { data: { login: { access_token: 'a' } }, list: [1, 2, [3]] }],
  ['no object at all', null],
])('%s fits', (_, value) => {
  expect(fitsInto(1_000, value)).toBe(true)
})

test.each([
  ['a long text', 'a'.repeat(1_001)],
  ['long texts deep inside', { a: [{ b: 'x'.repeat(600) }, { c: 'x'.repeat(600) }] }],
  ['long names', { ['n'.repeat(1_001)]: 1 }],
  ['many numbers', Array.from({ length: 1_001 }, () => 0)],
  ['many empty objects', Array.from({ length: 600 }, () => ({}))],
])('%s does not', (_, value) => {
  expect(fitsInto(1_000, value)).toBe(false)
})

test('what fits as text always fits', () => {
  for (const value of [{ a: 1, b: [true, null, 'c'] }, [[[]]], 'text', 5])
    expect(fitsInto(JSON.stringify(value).length, value)).toBe(true)
})

test('a huge value is left alone after its beginning', () => {
  let read = 0
  const row = () => ({
    get text() {
      read += 1
      return 'x'.repeat(100)
    },
  })
  expect(fitsInto(1_000_000, Array.from({ length: 100_000 }, row))).toBe(false)
  expect(read).toBeLessThan(11_000)
})
