import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../../src/core/token/shape.ts'

describe('the alphabet of a value is the narrowest that holds it', () => {
  it.each([
    ['0123', 'digits'],
    ['0123af', 'hex'],
    ['0123AF', 'hex'],
    ['0123aF', 'alphanumeric'],
    ['xyz', 'alphanumeric'],
    ['x_y-', 'base64url'],
    ['x+y/', 'base64'],
    ['x.y~', 'unreserved'],
    ['x y', 'printable'],
    ['ü', 'other'],
    ['', 'digits'],
  ])('%j: %s', (value, alphabet) => {
    expect(shapeOf(value)).toEqual({ length: value.length, alphabet, padded: false, placeholder: false })
  })

  it('not counting the padding', () => {
    expect(shapeOf('x_y=')).toMatchObject({ alphabet: 'base64url', padded: true })
  })
})

describe('a literal that no issuer gives out is a placeholder', () => {
  it.each([
    'undefined',
    'null',
    'NaN',
    '[object Object]',
    '[object Promise]',
    '{state}',
    '\u0024{STATE}',
    '{{nonce}}',
    '<code>',
    'YOUR_CLIENT_ID',
    'your-client-id-here',
    '%s',
  ])('%s', (value) => {
    expect(shapeOf(value).placeholder).toBe(true)
  })

  it.each(['test', 'nullable', 'my-app', 'undefined1', 'a{b}', 'yourapp', 'spa-client', ''])(
    'but %j is none',
    (value) => {
      expect(shapeOf(value).placeholder).toBe(false)
    },
  )
})

it('answers quickly on any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => shapeOf(value).length === value.length))
  const start = performance.now()
  for (const value of ['{'.repeat(100_000), 'your-'.repeat(20_000), 'a'.repeat(100_000)]) shapeOf(value)
  expect(performance.now() - start).toBeLessThan(200)
})
