import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { SafeTrace } from '../../../src/core/redact/redact.ts'
import {
  constant,
  guidOf,
  join,
  ordinalName,
  pieces,
  plainWord,
  plusAsSpace,
  type Safe,
  shortened,
  writtenNumber,
} from '../../../src/core/redact/safe.ts'

const captured: string = 'whatever'.repeat(1)

test('a string from traffic is no Safe: these lines do not compile', () => {
  // @ts-expect-error a plain string
  const direct: Safe = captured
  // @ts-expect-error a variable is no literal
  const named: Safe = constant(captured)
  // @ts-expect-error nor is a joined one
  const joined: Safe = join([constant('a'), captured])
  // @ts-expect-error an exchange with a string from traffic in it
  const trace: Pick<SafeTrace['exchanges'][number], 'documentText'> = { documentText: captured }
  expect([direct, named, joined, trace]).toHaveLength(4)
})

test('only safe.ts asserts that a text is safe', () => {
  const folder = fileURLToPath(new URL('../../../src/core/redact/', import.meta.url))
  const offenders = readdirSync(folder)
    .filter((name) => name !== 'safe.ts')
    .filter((name) => /\bas (?:unknown as )?Safe\b|<Safe>/.test(readFileSync(folder + name, 'utf8')))
  expect(offenders).toEqual([])
})

const longest = ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20), 'd'].join('-')

test.each([
  'openid',
  'read:orders',
  'v2.0',
  'oauth2',
  'windows10x',
  '3rd-party',
  '2fa',
  'silent-renew.html',
  'my-app-3',
  'a-b-c-d-e-f',
  'app-2026-11',
  longest,
])('%s is a plain word', (text) => {
  expect(plainWord(text)).toBe(text)
})

test.each([
  'SplxlOBeZQQYbYS6WxSbIA',
  's6BhdRkqt3',
  'jane@mail.example',
  '248289761001',
  'a1b2c3d4e5f6',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  'two words',
  'orders-x7Yh2kLm9Q',
  'read::orders',
  'a-b-c-d-e-f-g',
  'a1-b2-c3',
  '2fast',
  'oauth2xy',
  'oauth123',
  '12345',
  'a'.repeat(21),
  `${longest}e`,
])('%s is none', (text) => {
  expect(plainWord(text)).toBeUndefined()
})

test.each([
  [7, 1, 'code#7'],
  [7, 3, 'code#007'],
  [99_999, 5, 'code#99999'],
  [123_456, 6, 'code#123_456'],
  [1, 6, 'code#000001'],
  [1_234_567, 7, 'code#1_234_567'],
])('the name of value %d, of %d digits, is no number of six digits', (ordinal, width, name) => {
  expect(ordinalName(constant('code'), ordinal, width)).toBe(name)
})

test('of a long recording, too, a GUID stays one', () => {
  expect(guidOf(ordinalName(constant('guid'), 123_456, 6))).toBe('00000000-0000-0000-0000-000000123456')
})

test.each([
  ['-12.5', '-12.5'],
  ['0.123456', '0.123456'],
  ['1234567890', '1234567890'],
  ['12345678901', undefined],
  ['0.1234567', undefined],
  ['12 marie', undefined],
  ['marie 12', undefined],
  ['1.', undefined],
])('a number as it was written: %s', (text, expected) => {
  expect(writtenNumber(text)).toBe(expected)
})

test.each([
  ['nothing between two of them', 'one, two', [3, 5, 8], 'one, two'],
  ['words between two of them', 'one of the two', [3, 11, 14], 'one … two'],
  ['a name in quotation marks', "one 'Marie' two", [3, 12, 15], "one ' … ' two"],
  ['up to three signs before the words', 'one: =Marie two', [3, 12, 15], 'one: = … two'],
  ['signs alone, more than three', `one: "'(two`, [3, 8, 11], `one: "'(two`],
  ['up to three signs behind the words', 'one Marie: "(two', [3, 13, 16], 'one … "(two'],
  ['words before the first', 'see one two', [0, 4, 7], '… one …'],
  ['words behind the last', 'one two', [0, 0, 3], 'one …'],
  ['a sign and words behind the last', 'one: Marie', [0, 0, 3], 'one: …'],
  ['a sign behind the last', 'one "two" ', [3, 5, 8], 'one "two"'],
  ['blanks behind the last', 'one  ', [0, 0, 3], 'one'],
  ['nothing known', 'Marie', [0, 0, 0], '…'],
] as const)('of a text only pieces stay: %s', (_, text, [end, start, last], expected) => {
  const first = { start: 0, end }
  expect(pieces(text, [...(end > 0 ? [first] : []), ...(last > 0 ? [{ start, end: last }] : [])])).toBe(expected)
})

test('a name is altered as the value was', () => {
  expect([shortened(constant('code#1')), plusAsSpace(constant('code#1+p'))]).toEqual(['code#', 'code#1 p'])
})
