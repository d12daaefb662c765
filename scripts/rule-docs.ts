// `npm run docs:rules`: writes docs/rules from the rules themselves. A test fails when it was forgotten.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { root } from './project.mjs'
import { rulePages } from './rule-pages.ts'

const folder = `${root}/docs/rules`
mkdirSync(folder, { recursive: true })
const pages = rulePages()
for (const file of readdirSync(folder)) {
  if (file !== 'left-out.md' && !pages.has(file)) rmSync(`${folder}/${file}`)
}
for (const [file, text] of pages) writeFileSync(`${folder}/${file}`, text)
process.stdout.write(`${pages.size - 2} rules written to docs/rules\n`)
