import { expect, test } from 'vitest'
import {
  createFeedServer,
  type FeedObserver,
  type FeedPort,
  followJournal,
  inChunks,
} from '../../src/messaging/journal-feed.ts'
import { openJournal } from '../../src/storage/journal.ts'
import { createSessionArea } from '../support/session-area.ts'
import { started } from '../support/sightings.ts'

test('a client gets what was, then what comes, and loses what is removed', async () => {
  const { journal, client, settle } = await setUp()
  journal.append([started(), started({ requestId: '2' })])
  client.follow()
  await settle()
  journal.append([started({ requestId: '3' })])
  await settle()
  expect([...client.held]).toEqual([1, 2, 3])
  journal.remove(({ seq }) => seq === 2)
  await settle()
  expect([...client.held]).toEqual([1, 3])
})

test('after the worker’s death the client connects again and asks only for what it missed', async () => {
  const { journal, client, settle, die } = await setUp()
  journal.append([started()])
  client.follow()
  await settle()
  die()
  journal.append([started({ requestId: '2' })])
  journal.remove(({ seq }) => seq === 1)
  await settle()
  expect([...client.held]).toEqual([2])
  expect(client.told).toContain('reconnecting')
  expect(client.received).toEqual([1, 2])
})

test('a journal of another browser session makes the client forget', async () => {
  const { client, settle, die, restart } = await setUp()
  client.follow()
  await settle()
  const journal = await restart()
  journal.append([started()])
  die()
  await settle()
  expect(client.told).toContain('restarted')
  expect([...client.held]).toEqual([1])
})

test('a client with nothing to get learns that it is complete', () => {
  expect(inChunks([])).toEqual([[]])
})

test('chunks stay below their size, but for a single entry that does not', () => {
  const entries = [1, 2, 3, 4].map((seq) => ({ seq, sighting: started() }))
  const size = JSON.stringify(entries[0]).length
  expect(inChunks(entries, size * 2).map((it) => it.length)).toEqual([2, 2])
  expect(inChunks(entries, 1).map((it) => it.length)).toEqual([1, 1, 1, 1])
})

/** A server and a client joined by ports that deliver later, as the browser's do. */
async function setUp() {
  const open = () => openJournal({ area: createSessionArea(), newEpoch: () => crypto.randomUUID() })
  const first = await open()
  let journal = first
  const server = createFeedServer({
    source: async () => journal,
    tabState: async (tabId) => ({ tabId, armed: false }),
  })
  const cut: (() => void)[] = []
  const held = new Set<number>()
  const received: number[] = []
  const told: string[] = []
  const observer: FeedObserver = {
    entries: (entries) => {
      for (const { seq } of entries) held.add(seq)
      received.push(...entries.map((it) => it.seq))
    },
    removed: (seqs) => {
      for (const seq of seqs) held.delete(seq)
    },
    restarted: () => {
      held.clear()
      told.push('restarted')
    },
    tabState: () => {},
    connection: (it) => told.push(it),
  }
  const connect = (name: string) => {
    const [near, far, close] = portPair(name)
    cut.push(close)
    server.serve(far)
    return near
  }
  const after = (_: number, run: () => void) => void (_ < 10_000 && setTimeout(run))
  return {
    journal: first,
    client: {
      held,
      received,
      told,
      follow: () => followJournal({ connect, observer, watch: 'passive', after, isVisible: () => true }),
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, 40)),
    die: () => cut.splice(0).forEach((close) => void close()),
    async restart() {
      journal = await open()
      return journal
    },
  }
}

function portPair(name: string): readonly [FeedPort, FeedPort, () => void] {
  const sides = [side(), side()] as const
  let open = true
  const port = (own: number): FeedPort => ({
    name,
    postMessage(message) {
      if (!open) throw new Error('Attempting to use a disconnected port object')
      const sent = structuredClone(message)
      setTimeout(() => open && sides[own === 0 ? 1 : 0].hear(sent))
    },
    disconnect: () => {},
    onMessage: sides[own === 0 ? 0 : 1].onMessage,
    onDisconnect: sides[own === 0 ? 0 : 1].onDisconnect,
  })
  const close = () => {
    open = false
    for (const it of sides) it.end()
  }
  return [port(0), port(1), close]
}

function side() {
  const listeners: ((message: unknown) => void)[] = []
  const endings: (() => void)[] = []
  return {
    onMessage: { addListener: (it: (message: unknown) => void) => void listeners.push(it) },
    onDisconnect: { addListener: (it: () => void) => void endings.push(it) },
    hear: (message: unknown) => listeners.forEach((it) => void it(message)),
    end: () => endings.forEach((it) => void it()),
  }
}
