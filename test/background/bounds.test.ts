import { expect, test } from 'vitest'
import { exchangeEvents, otherEvents } from '../support/browser-load.ts'
import { restored } from '../support/restored.ts'
import { createSessionArea } from '../support/session-area.ts'

const chromeQuota = 10 * 1024 * 1024
const promised = 8 * 1000 * 1000

test('10,000 OAuth exchanges among 200,000 other requests stay within bounds, and cost the oldest flows whole', async () => {
  const area = createSessionArea({ quota: chromeQuota })
  const { journal, capture } = await restored(area)
  let most = 0
  const times: number[] = []
  for (let at = 0; at < 10_000; at += 1) {
    const since = performance.now()
    for (const { sighting, start } of exchangeEvents(at)) capture.take(sighting, start)
    for (let other = 0; other < 20; other += 1)
      for (const { sighting, start } of otherEvents(at * 20 + other)) capture.take(sighting, start)
    times.push(performance.now() - since)
    if (at % 20 !== 0) continue
    await new Promise((resolve) => setImmediate(resolve))
    most = Math.max(most, area.size())
  }
  await journal.flushed()
  expect(Math.max(most, area.size())).toBeLessThan(promised)
  expect(journal.dropped()).toBeGreaterThan(500)
  // Whole flows go: what is left begins with the first request of a login.
  const [first] = journal.entriesAfter(0)
  expect(first?.sighting).toMatchObject({ kind: 'requestStarted', url: expect.stringContaining('/authorize?') })
  // No worse at the end than in the beginning: the same work on a journal that is full.
  expect(middle(times.slice(-2_000))).toBeLessThan(10 * middle(times.slice(0, 2_000)) + 1)
}, 120_000)

test('a quota smaller than the budget costs flows too, and nothing throws', async () => {
  const area = createSessionArea({ quota: 1_000_000 })
  const { journal, capture } = await restored(area)
  for (let at = 0; at < 1_000; at += 1) {
    for (const { sighting, start } of exchangeEvents(at)) capture.take(sighting, start)
    if (at % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await journal.flushed()
  expect(area.size()).toBeLessThanOrEqual(1_000_000)
  expect(journal.dropped()).toBeGreaterThan(0)
})

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
