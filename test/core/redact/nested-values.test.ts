import { describe, expect, test } from 'vitest'
import { leavesOf, nestedValues } from '../../../src/core/redact/nested-values.ts'
import { base64url, jws } from '../../support/traces.ts'

describe('values inside a value', () => {
  test.each([
    ['of a query', 'https://a.example/?x=one&y=two+2', ['one', 'two 2']],
    ['of a form without an address', 'x=one&y=two', ['one', 'two']],
    ['of a fragment', 'https://a.example/#x=one;y=two', ['one', 'two']],
    ['of JSON behind white space', ' {"x": ["one", 2]}', ['x', 'one', '2']],
    ['of JSON in JSON', '"[\\"one\\"]"', ['["one"]', 'one']],
    ['of base64', btoa('it is one'), ['it is one']],
    ['of base64 of six characters', btoa('one\ttw'), ['one\ttw']],
    ['of base64 of lines', btoa('one\r\n~~~!'), ['one\r\n~~~!']],
    ['of percent signs', 'one%20two', ['one two']],
    ['that is damaged', 'one%2', []],
    ['that is a word', 'authorization', []],
    ['that is empty in a form', 'abc=&d=', []],
    ['of base64 that is no text', 'AAECAwQFBgcICQ', []],
    ['of base64 with a character of control', btoa('one two\x7f'), []],
    ['of base64 that is too short', btoa('five5').replace(/=+$/, ''), []],
    ['of five characters', 'a=one', []],
  ])('%s', (_, value, inner) => {
    expect(nestedValues(value)).toEqual(inner)
  })

  test.each([
    ['a bearer token', (token: string) => `Bearer  ${token}`],
    ['a token in quotation marks', (token: string) => `"${token}"`],
    ['a token', (token: string) => token],
  ])('of %s: its parts, and what they say', (_, write) => {
    const token = jws({ sub: 'one' }, { alg: 'none', kid: 'two' }, 'c2lnbmF0dXJl')
    const inner = nestedValues(write(token))
    expect(inner).toEqual(expect.arrayContaining(['one', 'two', 'c2lnbmF0dXJl', token.split('.')[1]]))
  })

  test('six levels deep and not deeper', () => {
    const wrap = (levels: number) =>
      Array.from({ length: levels }).reduce((inner: string) => base64url(JSON.stringify([inner])), 'inner-value')
    expect(nestedValues(wrap(3))).toContain('inner-value')
    expect(nestedValues(wrap(4))).not.toContain('inner-value')
  })

  test('of a text that is no token at all', () => {
    expect(nestedValues('example.com/path')).toEqual([])
    expect(nestedValues(`x=${'a'.repeat(256 * 1024)}`)).toEqual([])
  })
})

test('the leaves of JSON are its texts, numbers and names, down to twenty levels', () => {
  const deep = (levels: number) => Array.from({ length: levels }).reduce((inner) => [inner], 'inner' as unknown)
  expect(leavesOf({ a: ['x', 1, true, null, { b: 'y' }] })).toEqual(['a', 'x', '1', 'b', 'y'])
  expect(leavesOf(deep(21))).toEqual(['inner'])
  expect(leavesOf(deep(22))).toEqual([])
})
