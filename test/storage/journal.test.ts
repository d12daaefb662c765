import { describe, expect, test } from 'vitest'
import { openJournal } from '../../src/storage/journal.ts'
import type { SessionArea } from '../../src/storage/session-area.ts'
import { createSessionArea } from '../support/session-area.ts'
import { completed, navigation, sightingTime, started, tabOpened } from '../support/sightings.ts'

const open = (area: SessionArea, budget?: number) =>
  openJournal({
    area,
    newEpoch: () => crypto.randomUUID(),
    startsFlow: (it) => it.kind === 'requestStarted' && it.url.includes('authorize'),
    ...(budget !== undefined && { budget }),
  })

const seqs = (journal: { entriesAfter(seq: number): readonly { readonly seq: number }[] }) =>
  journal.entriesAfter(0).map((it) => it.seq)

test('a later life of the worker goes on where the earlier one stopped', async () => {
  const area = createSessionArea()
  const first = await open(area)
  first.append([started(), completed('1')])
  await first.flushed()
  const second = await open(area)
  second.append([started({ requestId: '2' })])
  expect(second.epoch).toBe(first.epoch)
  expect(second.entriesAfter(1)).toEqual([
    { seq: 2, sighting: completed('1') },
    { seq: 3, sighting: started({ requestId: '2' }) },
  ])
})

test('numbers keep growing when the newest entries were removed', async () => {
  const area = createSessionArea()
  const first = await open(area)
  first.append([started()])
  first.remove(() => true)
  await first.flushed()
  const second = await open(area)
  second.append([started()])
  expect(seqs(second)).toEqual([2])
})

test('another browser session is another epoch', async () => {
  expect((await open(createSessionArea())).epoch).not.toBe((await open(createSessionArea())).epoch)
})

test('entries of one moment are stored before the next one', async () => {
  const area = createSessionArea()
  const journal = await open(area)
  for (let at = 0; at < 40; at += 1) journal.append([started({ requestId: `${at}` })])
  await journal.flushed()
  expect(seqs(await open(area))).toHaveLength(40)
})

test('observers hear what was added and removed', async () => {
  const journal = await open(createSessionArea())
  const heard: unknown[] = []
  const stop = journal.observe({
    appended: (entries) => heard.push(entries.map((it) => it.seq)),
    removed: (removed, dropped) => heard.push({ removed, dropped }),
  })
  journal.append([started(), completed('1')])
  journal.remove(({ sighting }) => sighting.kind === 'requestCompleted')
  stop()
  journal.append([started()])
  expect(heard).toEqual([[1, 2], { removed: [2], dropped: 0 }])
})

describe('within bounds', () => {
  const login = (at: number, tab: number) => [
    navigation(`https://login.example/authorize?n=${at}`, { requestId: `${at}`, context: { tab } }),
    completed(`${at}`),
  ]

  test('the oldest flow goes whole, and is counted', async () => {
    const journal = await open(createSessionArea(), 1_000)
    journal.append(login(1, 1))
    journal.append(login(2, 1))
    journal.append(login(3, 1))
    expect(journal.dropped()).toBeGreaterThan(0)
    const [first] = journal.entriesAfter(0)
    expect(first?.sighting.kind).toBe('requestStarted')
    expect(seqs(journal).at(-1)).toBe(6)
  })

  test('a popup goes with the tab that opened it, and other tabs stay', async () => {
    const journal = await open(createSessionArea(), 1_500)
    journal.append([tabOpened(2, 1), ...login(1, 2), ...login(2, 7), ...login(3, 8), ...login(4, 9)])
    expect(journal.dropped()).toBe(1)
    expect(seqs(journal)[0]).toBe(4)
  })

  test('ten thousand exchanges do not grow over the budget', async () => {
    const area = createSessionArea()
    const journal = await open(area, 200_000)
    for (let at = 0; at < 10_000; at += 1)
      journal.append([
        started({ requestId: `${at}`, time: sightingTime + at * 100, url: `https://api.example/${at}` }),
        completed(`${at}`),
      ])
    await journal.flushed()
    expect(area.size()).toBeLessThan(220_000)
    expect(journal.dropped()).toBeGreaterThan(0)
  })

  test('a full storage costs the oldest flow, and nothing throws', async () => {
    const area = createSessionArea({ quota: 2_000 })
    const journal = await open(area)
    for (let at = 0; at < 20; at += 1) {
      journal.append(login(at, at))
      await journal.flushed()
    }
    expect(journal.dropped()).toBeGreaterThan(0)
    expect(seqs(await open(area)).at(-1)).toBe(40)
  })

  test('what was dropped while it was being written does not come back', async () => {
    const area = createSessionArea({ quota: 2_000 })
    const journal = await open(area)
    for (let at = 0; at < 20; at += 1) journal.append(login(at, at))
    await journal.flushed()
    expect(seqs(await open(area))).toEqual(seqs(journal))
  })

  test('a write that fails for another reason drops nothing', async () => {
    const area = createSessionArea()
    const broken: SessionArea = { ...area, set: async () => Promise.reject(new Error('The browser is shutting down.')) }
    const journal = await open(broken)
    journal.append(login(1, 1))
    await journal.flushed()
    expect(seqs(journal)).toEqual([1, 2])
    expect(journal.dropped()).toBe(0)
  })
})

test('a write goes out though the one before it was not answered yet', async () => {
  const area = createSessionArea({ mute: true })
  const journal = await open(area)
  for (let at = 0; at < 3; at += 1) {
    journal.append([started({ requestId: `${at}` })])
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(seqs(await open(area.copy()))).toEqual([1, 2, 3])
})
