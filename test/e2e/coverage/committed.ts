import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SeenIdle } from './idle-suite.ts'
import type { Seen } from './seen.ts'
import type { BrowserName, Situation } from './situation.ts'
import { table } from './table.ts'

/** What the table says of one browser, by the situation's id. */
export type Column = Readonly<Record<string, Seen>>

/** The same while no tab is armed. */
export type IdleColumn = Readonly<Record<string, SeenIdle>>

const document = fileURLToPath(new URL('../../../docs/coverage.md', import.meta.url))

/** `UPDATE_COVERAGE=1`, or `npm run docs:coverage`: what was seen becomes what is expected. */
export const updates = process.env.UPDATE_COVERAGE === '1'

export const readColumn = (browser: BrowserName) => read<Column>(browser)
export const readIdleColumn = (browser: BrowserName) => read<IdleColumn>(`${browser}-idle`)
export const writeColumn = (browser: BrowserName, column: Column) => write(browser, column)
export const writeIdleColumn = (browser: BrowserName, column: IdleColumn) => write(`${browser}-idle`, column)

/** The table as it should be, from what both browsers are committed to show. */
export function renderDocument(situations: readonly Situation[]): string {
  const seen = { chromium: readColumn('chromium'), firefox: readColumn('firefox') }
  const idle = { chromium: readIdleColumn('chromium'), firefox: readIdleColumn('firefox') }
  return table(situations, seen, idle)
}

export function readDocument(): string {
  return existsSync(document) ? readFileSync(document, 'utf8') : ''
}

export function writeDocument(situations: readonly Situation[]): void {
  writeFileSync(document, renderDocument(situations))
}

function read<T extends object>(name: string): T | Record<string, never> {
  const file = fileOf(name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function write(name: string, column: object): void {
  writeFileSync(fileOf(name), `${JSON.stringify(column, undefined, 2)}\n`)
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`seen/${name}.json`, import.meta.url))
}
