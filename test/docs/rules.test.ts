import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/project.mjs'
import { rulePages } from '../../scripts/rule-pages.ts'

const folder = join(root, 'docs/rules')

test('docs/rules says what the rules say: run `npm run docs:rules` when it does not', () => {
  const written = readdirSync(folder).filter((file) => file !== 'left-out.md')
  const pages = rulePages()
  expect(written.sort()).toEqual([...pages.keys()].sort())
  for (const [file, text] of pages) expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text)
})
