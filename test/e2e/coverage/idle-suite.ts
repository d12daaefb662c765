import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Inspection } from '../../../src/core/inspect.ts'
import { readIdleColumn, updates, writeDocument, writeIdleColumn } from './committed.ts'
import { counted } from './counted.ts'
import { runSituation } from './run.ts'
import { seenIn } from './seen.ts'
import { type BrowserName, expectedIn, type Situation } from './situation.ts'
import { allSituations } from './situations.ts'
import { type Started, start } from './start.ts'
import { toldBy } from './told.ts'

/** What is seen of a row while no tab is recorded and no panel is open. */
export interface SeenIdle {
  readonly request: string
  /** Paths of the POST requests in the journal, recognised or not. */
  readonly posts: string
  readonly flows: string
  readonly findings: string
}

/** The rows once more with nothing armed, when the extension listens to fewer requests: each shows what the table says. */
export function testIdleCoverage(browser: BrowserName, rows: readonly Situation[]): void {
  let running: Started
  const committed = readIdleColumn(browser)
  const found = new Map<string, SeenIdle>()

  beforeAll(async () => {
    running = await start(browser)
  })

  test.each(rows.filter((it) => !it.opensPanel).map((it) => [it.title, it] as const))(
    '%s, while nobody watches',
    async (_, situation) => {
      const isComplete = (inspection: Inspection) =>
        updates
          ? JSON.stringify(toldBy(inspection)) === JSON.stringify(expectedIn(browser, situation))
          : JSON.stringify(seenIdle(inspection)) === JSON.stringify(committed[situation.id])
      const seen = seenIdle(await runSituation({ ...situation, recorded: false }, running, isComplete))
      found.set(situation.id, seen)
      if (!updates) expect(seen).toEqual(committed[situation.id])
    },
  )

  afterAll(async () => {
    await running?.close()
    if (!updates) return
    const kept = { ...committed, ...Object.fromEntries(found) }
    writeIdleColumn(browser, Object.fromEntries(allSituations.flatMap(({ id }) => (kept[id] ? [[id, kept[id]]] : []))))
    writeDocument(allSituations)
  })
}

function seenIdle(inspection: Inspection): SeenIdle {
  const { flows, findings } = toldBy(inspection)
  const posts = inspection.trace.exchanges.filter(({ request }) => request.method === 'POST')
  return {
    request: seenIn(inspection).request,
    posts: counted(posts.map(({ request }) => new URL(request.url).pathname)),
    flows: counted(flows),
    findings: counted(findings),
  }
}
