import { expect, test } from 'vitest'
import { inWords } from '../../../src/core/rules/duration.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

test.each([
  [0, '0 ms'],
  [38.4, '38 ms'],
  [999.6, '1 s'],
  [1400, '1.4 s'],
  [2 * second, '2 s'],
  [9960, '10 s'],
  [10.4 * second, '10 s'],
  [59.7 * second, '1 min'],
  [minute, '1 min'],
  [2 * minute + 5 * second, '2 min 5 s'],
  [11 * minute + 59.8 * second, '12 min'],
  [59 * minute + 59.6 * second, '1 h'],
  [hour, '1 h'],
  [3 * hour + 20 * minute, '3 h 20 min'],
  [47 * hour + 59 * minute, '47 h 59 min'],
  [48 * hour, '2 days'],
  [90 * hour, '4 days'],
  [-5 * minute, '5 min'],
])('%d ms: %s', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words)
})
