import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { State } from '../../src/background/restore.ts'
import { mergeSightings } from '../../src/core/exchange/merge.ts'
import { inspect } from '../../src/core/inspect.ts'
import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import { importTrace } from '../../src/core/trace/import.ts'
import type { FlowReport } from '../../src/core/trace/report.ts'
import { toReport } from '../../src/core/trace/to-report.ts'
import { builtTraces } from '../support/built-traces.ts'
import { corpus } from '../support/corpus/judge.ts'
import { restored } from '../support/restored.ts'
import { type BodyTeller, type BrowserEvent, retold } from '../support/retold.ts'
import { createSessionArea, type FakeSessionArea } from '../support/session-area.ts'

// Of every login we know, after every event: the worker is gone, and a new one goes on with what is in the storage.

const tellers: readonly BodyTeller[] = ['pageHook', 'streamFilter']

describe.each(tellers)('a login told with bodies by the %s, whenever the worker dies', (teller) => {
  test.each(builtTraces.map(({ name, exchanges }) => [name, exchanges] as const))('%s', (_, exchanges) =>
    expectNoDifference(retold(exchanges, teller)),
  )
})

// Either teller for every other file: both would double the time and find nothing more.
test.each(corpus().map(({ file }, at) => [file, tellers[at % 2] ?? 'pageHook'] as const))('%s', (file, teller) =>
  expectNoDifference(retold(exchangesIn(file), teller)),
)

async function expectNoDifference(events: readonly BrowserEvent[]) {
  // Nobody promises the worker an answer to its last write.
  const area = createSessionArea({ mute: true })
  const undisturbed = await restored(area)
  undisturbed.watched.startRecording(1, 0)
  const left: FakeSessionArea[] = []
  for (const { sighting, start } of events) {
    undisturbed.capture.take(sighting, start)
    await endOfTurn()
    left.push(area.copy())
  }
  const expected = JSON.stringify(undisturbed.journal.entriesAfter(0))
  for (const [at, remains] of left.entries()) {
    const second = await restored(remains)
    for (const { sighting, start } of events.slice(at + 1)) second.capture.take(sighting, start)
    const dead = `the worker died after event ${at + 1} of ${events.length}`
    expect(second.watched.state(1), dead).toMatchObject({ armed: true, recording: { startedAt: 0 } })
    if (JSON.stringify(second.journal.entriesAfter(0)) === expected) continue
    expect(await judged(second), dead).toEqual(await judged(undisturbed))
  }
}

function endOfTurn() {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * What a person gets to see. A start that the worker missed is made up for by a later event of the same request, so its time is
 * a little late, and a hop of which nothing was kept is not counted: times and numbers of exchanges do not take part.
 */
async function judged({ journal }: State): Promise<readonly object[]> {
  const exchanges = mergeSightings(journal.entriesAfter(0))
  const addresses = new Map(exchanges.map(({ id, request }) => [id, `${request.method} ${request.url}`]))
  const { flows } = toReport((await inspect({ exchanges })).diagnosis)
  return flows.map((flow: FlowReport) => {
    const { id: _, startedAt: __, ...rest } = flow
    return JSON.parse(JSON.stringify(rest), (name, value) => (name === 'exchange' ? addresses.get(value) : value))
  })
}

function exchangesIn(file: string): readonly HttpExchange[] {
  const imported = importTrace(readFileSync(new URL(`../fixtures/traces/${file}`, import.meta.url), 'utf8'))
  if ('problem' in imported) throw new Error(`${file}: ${imported.problem}`)
  return imported.trace.exchanges
}
