import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core has against the page as it is now: `rule: the elements`. */
export async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults
  // An empty page has no violations either.
  expect(passes.length).toBeGreaterThan(10)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}
