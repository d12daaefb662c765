import type { JournalEntry } from '../core/model/sighting.ts'
import { type FeedHello, type FeedMessage, type FeedPing, feedPortName, type TabState } from './protocol.ts'

/** What we use of a runtime port, on both sides. */
export interface FeedPort {
  readonly name: string
  postMessage(message: unknown): void
  disconnect(): void
  readonly onMessage: { addListener(listener: (message: unknown) => void): void }
  readonly onDisconnect: { addListener(listener: () => void): void }
}

/** What the feed needs of the journal. */
export interface FeedSource {
  readonly epoch: string
  entriesAfter(seq: number): readonly JournalEntry[]
  dropped(): number
  observe(observer: {
    readonly appended?: (entries: readonly JournalEntry[]) => void
    readonly removed?: (seqs: readonly number[], dropped: number) => void
  }): () => void
}

export interface FeedServer {
  /** Serves one client until it goes. */
  serve(port: FeedPort): void
  /** Tells every client that shows this tab. */
  tell(state: TabState): void
  /** The tabs that clients show. */
  shownTabs(): readonly number[]
}

interface FeedServerOptions {
  readonly source: () => Promise<FeedSource>
  readonly tabState: (tabId: number) => Promise<TabState>
}

/** Characters in one message; the browsers' own limit is far higher, but a long message blocks the client. */
const chunkSize = 512 * 1024

export function createFeedServer({ source, tabState }: FeedServerOptions): FeedServer {
  const clients = new Map<FeedPort, number | undefined>()

  return {
    serve(port) {
      clients.set(port, tabOfPort(port.name))
      let stop: (() => void) | undefined
      port.onDisconnect.addListener(() => {
        clients.delete(port)
        stop?.()
      })
      port.onMessage.addListener((message) => {
        if (!isHello(message)) return
        greet(port, message)
          .then((unsubscribe) => {
            stop?.()
            stop = unsubscribe
            if (!clients.has(port)) unsubscribe()
          })
          .catch(() => port.disconnect())
      })
    },
    shownTabs: () => [...new Set([...clients.values()].filter((tabId) => tabId !== undefined))],
    tell(state) {
      for (const [port, tabId] of clients) if (tabId === state.tabId) post(port, { type: 'tabState', state })
    },
  }

  async function greet(port: FeedPort, hello: FeedHello): Promise<() => void> {
    const journal = await source()
    const tabId = tabOfPort(port.name) ?? hello.tabId
    clients.set(port, tabId)
    const { epoch } = journal
    const known = hello.epoch === epoch ? hello.lastSeq : 0
    const removed = known > 0 ? missingUpTo(known, journal.entriesAfter(0)) : []
    if (removed.length > 0 || journal.dropped() > 0)
      post(port, { type: 'removed', epoch, seqs: removed, dropped: journal.dropped() })
    const missed = journal.entriesAfter(known)
    const chunks = inChunks(missed)
    for (const [at, entries] of chunks.entries())
      post(port, { type: 'entries', epoch, entries, complete: at === chunks.length - 1 })
    const unsubscribe = journal.observe({
      appended: (entries) => post(port, { type: 'entries', epoch, entries, complete: true }),
      removed: (seqs, dropped) => post(port, { type: 'removed', epoch, seqs, dropped }),
    })
    if (tabId !== undefined) post(port, { type: 'tabState', state: await tabState(tabId) })
    return unsubscribe
  }
}

export interface FeedObserver {
  readonly entries: (entries: readonly JournalEntry[], complete: boolean) => void
  readonly removed: (seqs: readonly number[], dropped: number) => void
  /** The journal is another one: what was received so far is void. */
  readonly restarted: () => void
  readonly tabState: (state: TabState) => void
  readonly connection: (connection: 'connected' | 'reconnecting' | 'ended') => void
}

interface FeedClientOptions {
  readonly connect: (name: string) => FeedPort
  readonly observer: FeedObserver
  /** The tab to show; `watch` arms it as long as the client lives. */
  readonly tabId?: number
  readonly watch: 'armed' | 'passive'
  readonly after: (milliseconds: number, run: () => void) => void
  /** Whether somebody can see the client now. */
  readonly isVisible: () => boolean
}

/** Below the 30 s after which an idle worker is stopped. */
const pingInterval = 20_000
const longestPause = 5_000

/** Follows the journal for as long as the page lives: reconnects by itself and asks for what it missed. */
export function followJournal({ connect, observer, tabId, watch, after, isVisible }: FeedClientOptions): void {
  const name = watch === 'armed' && tabId !== undefined ? `${feedPortName}:${tabId}` : feedPortName
  let epoch: string | undefined
  let lastSeq = 0
  let pause = 50
  open()

  function open() {
    const port = tryConnect()
    if (!port) return observer.connection('ended')
    let alive = true
    port.onDisconnect.addListener(() => {
      alive = false
      reconnect()
    })
    port.onMessage.addListener((message) => {
      pause = 50
      receive(message as FeedMessage)
    })
    post(port, hello())
    ping()

    function ping() {
      after(pingInterval, () => {
        if (!alive) return
        if (isVisible()) post(port as FeedPort, { type: 'ping' })
        ping()
      })
    }
  }

  /** Throws once the extension was updated, reloaded or removed under the page: it never answers again. */
  function tryConnect(): FeedPort | undefined {
    try {
      return connect(name)
    } catch {
      return undefined
    }
  }

  function reconnect() {
    observer.connection('reconnecting')
    after(pause, open)
    pause = Math.min(pause * 2, longestPause)
  }

  function hello(): FeedHello {
    return { type: 'hello', lastSeq, ...(epoch !== undefined && { epoch }), ...(tabId !== undefined && { tabId }) }
  }

  function receive(message: FeedMessage) {
    observer.connection('connected')
    if (message.type === 'tabState') return observer.tabState(message.state)
    if (message.epoch !== epoch) {
      if (epoch !== undefined) observer.restarted()
      epoch = message.epoch
      lastSeq = 0
    }
    if (message.type === 'removed') return observer.removed(message.seqs, message.dropped)
    const fresh = message.entries.filter((entry) => entry.seq > lastSeq)
    lastSeq = fresh.at(-1)?.seq ?? lastSeq
    observer.entries(fresh, message.complete)
  }
}

/** The tab that a panel's port arms; undefined for every other client. */
export function tabOfPort(name: string): number | undefined {
  const match = /^feed:(\d{1,15})$/.exec(name)
  return match ? Number(match[1]) : undefined
}

/** At least one chunk, so that a client with nothing to get learns that it is complete. */
export function inChunks(entries: readonly JournalEntry[], size = chunkSize): readonly (readonly JournalEntry[])[] {
  const chunks: JournalEntry[][] = [[]]
  let filled = 0
  for (const entry of entries) {
    const length = JSON.stringify(entry).length
    if (filled > 0 && filled + length > size) {
      chunks.push([])
      filled = 0
    }
    chunks.at(-1)?.push(entry)
    filled += length
  }
  return chunks
}

/** What was removed while the client was away. */
function missingUpTo(last: number, entries: readonly JournalEntry[]): readonly number[] {
  const present = new Set(entries.map((entry) => entry.seq))
  return Array.from({ length: last }, (_, at) => at + 1).filter((seq) => !present.has(seq))
}

/** A port whose other end is gone throws; its onDisconnect tells the rest. */
function post(port: FeedPort, message: FeedMessage | FeedHello | FeedPing) {
  try {
    port.postMessage(message)
  } catch {
    // Nothing to do: whoever was there will connect again.
  }
}

function isHello(message: unknown): message is FeedHello {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'hello' &&
    'lastSeq' in message &&
    Number.isSafeInteger(message.lastSeq)
  )
}
