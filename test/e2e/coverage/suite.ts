import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Inspection } from '../../../src/core/inspect.ts'
import { readColumn, updates, writeColumn, writeDocument } from './committed.ts'
import { runSituation } from './run.ts'
import { type Seen, seenIn } from './seen.ts'
import { type BrowserName, expectedIn, type Situation } from './situation.ts'
import { allSituations } from './situations.ts'
import { type Started, start } from './start.ts'
import { toldBy } from './told.ts'

/** One test per row: what a person is told is right, and what was seen is what the table says. */
export function testCoverage(browser: BrowserName, rows: readonly Situation[]): void {
  let running: Started
  const committed = readColumn(browser)
  const found = new Map<string, Seen>()

  beforeAll(async () => {
    running = await start(browser)
  })

  test.each(rows.map((it) => [it.title, it] as const))('%s', async (_, situation) => {
    const expected = expectedIn(browser, situation)
    const isAsExpected = (inspection: Inspection) =>
      sameText(toldBy(inspection), expected) &&
      (updates || sameText(cellsOf(situation, inspection), committed[situation.id]))
    const inspection = await runSituation(situation, running, isAsExpected)
    const seen = cellsOf(situation, inspection)
    found.set(situation.id, seen)
    expect.soft(toldBy(inspection)).toEqual(expected)
    if (!updates) expect(seen).toEqual(committed[situation.id])
  })

  afterAll(async () => {
    await running?.close()
    if (!updates) return
    const kept = { ...committed, ...Object.fromEntries(found) }
    // In the order of the table, and without rows that are no more.
    writeColumn(browser, Object.fromEntries(allSituations.flatMap(({ id }) => (kept[id] ? [[id, kept[id]]] : []))))
    writeDocument(allSituations)
  })

  function cellsOf({ varies }: Situation, inspection: Inspection): Seen {
    const varying = (varies?.[browser] ?? []).map((cell) => [cell, 'varies'])
    return { ...seenIn(inspection), ...Object.fromEntries(varying) }
  }
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
