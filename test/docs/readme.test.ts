import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { withTable } from '../../scripts/readme-table.ts'

const root = new URL('../../', import.meta.url)
const readme = readFileSync(fileURLToPath(new URL('README.md', root)), 'utf8')

test('the table of causes in the README is that of the lab (npm run docs:readme)', () => {
  expect(withTable(readme)).toBe(readme)
})

test('every file that the README links to exists', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].flatMap(([, path]) => path ?? [])
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([])
})
