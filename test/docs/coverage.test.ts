import { expect, test } from 'vitest'
import { readDocument, renderDocument } from '../e2e/coverage/committed.ts'
import { allSituations } from '../e2e/coverage/situations.ts'

test('docs/coverage.md says what the browsers were last seen to show (npm run docs:coverage)', () => {
  expect(readDocument()).toBe(renderDocument(allSituations))
})

test('every row was seen in both browsers', () => {
  expect(readDocument()).not.toContain('not run')
})

test('no two rows share an id', () => {
  const ids = allSituations.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})
