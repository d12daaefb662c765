import { describe, expect, test } from 'vitest'
import { quote } from '../../../src/core/rules/said.ts'

describe("the server's own words", () => {
  test.each([
    [
      'code and description',
      { error: 'invalid_grant', error_description: 'Code not valid' },
      'invalid_grant: Code not valid',
    ],
    ['the code alone', { error: 'invalid_grant' }, 'invalid_grant'],
    ['the description alone', { error_description: 'Code not valid' }, 'Code not valid'],
    ['an empty description', { error: 'invalid_grant', error_description: '' }, 'invalid_grant'],
    [
      'one full stop, for the sentence brings its own',
      { error: 'invalid_grant', error_description: 'Gone.' },
      'invalid_grant: Gone',
    ],
    ['nothing', {}, ''],
  ])('%s', (_name, message, expected) => {
    expect(quote(message)).toBe(expected)
  })

  test('a long description is cut, and shows it', () => {
    expect(quote({ error_description: 'x'.repeat(301) })).toBe(`${'x'.repeat(300)}…`)
  })

  test('three hundred characters fit', () => {
    expect(quote({ error_description: 'x'.repeat(300) })).toBe('x'.repeat(300))
  })
})
