import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Seen } from './seen.ts'
import { type BrowserName, browserNames, type Situation } from './situation.ts'
import { table } from './table.ts'

/** What the table says of one browser, by the situation's id. */
export type Column = Readonly<Record<string, Seen>>

const document = fileURLToPath(new URL('../../../docs/coverage.md', import.meta.url))

/** `UPDATE_COVERAGE=1`, or `npm run docs:coverage`: what was seen becomes what is expected. */
export const updates = process.env.UPDATE_COVERAGE === '1'

export function readColumn(browser: BrowserName): Column {
  const file = fileOf(browser)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

export function writeColumn(browser: BrowserName, column: Column): void {
  writeFileSync(fileOf(browser), `${JSON.stringify(column, undefined, 2)}\n`)
}

/** The table as it should be, from what both browsers are committed to show. */
export function renderDocument(situations: readonly Situation[]): string {
  const [chromium, firefox] = (Object.keys(browserNames) as BrowserName[]).map(readColumn)
  return table(situations, { chromium: chromium ?? {}, firefox: firefox ?? {} })
}

export function readDocument(): string {
  return existsSync(document) ? readFileSync(document, 'utf8') : ''
}

export function writeDocument(situations: readonly Situation[]): void {
  writeFileSync(document, renderDocument(situations))
}

function fileOf(browser: BrowserName): string {
  return fileURLToPath(new URL(`seen/${browser}.json`, import.meta.url))
}
