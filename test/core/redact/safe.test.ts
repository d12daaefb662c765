import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { SafeTrace } from '../../../src/core/redact/redact.ts'
import { constant, guidOf, join, ordinalName, plainWord, type Safe } from '../../../src/core/redact/safe.ts'

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

test.each(['openid', 'read:orders', 'v2.0', 'oauth2', 'silent-renew.html', 'my-app-3'])(
  '%s is a plain word',
  (text) => {
    expect(plainWord(text)).toBe(text)
  },
)

test.each([
  'SplxlOBeZQQYbYS6WxSbIA',
  's6BhdRkqt3',
  'jane@mail.example',
  '248289761001',
  'a1b2c3d4e5f6',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  'two words',
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
