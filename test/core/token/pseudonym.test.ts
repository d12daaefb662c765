import { expect, test } from 'vitest'
import { isPseudonym } from '../../../src/core/token/pseudonym.ts'

test.each(['code#1', 'id_token#000001', 'code#123_456', 'code#1_234_567'])('%s stands for a value', (text) => {
  expect(isPseudonym(text)).toBe(true)
})

test.each(['code', 'code#', 'code#1_23', 'code#12345678', '1#1', 'code#1 ', 'eyJhbGciOiJSUzI1NiJ9#1.x'])(
  '%s does not',
  (text) => {
    expect(isPseudonym(text)).toBe(false)
  },
)
