import type { JournalEntry, Sighting } from '../core/model/sighting.ts'
import { oldestUnit } from './oldest-unit.ts'
import type { SessionArea } from './session-area.ts'

/** Append-only list of sightings in memory-only storage: one key per entry, nothing is read to be written again. */
export interface Journal {
  /** Changes with every browser session: sequence numbers of another epoch mean nothing. */
  readonly epoch: string
  /** All entries, by sequence number. */
  entries(): Iterable<JournalEntry>
  entriesAfter(seq: number): readonly JournalEntry[]
  append(sightings: readonly Sighting[]): void
  remove(belongs: (entry: JournalEntry) => boolean): readonly number[]
  /** How many flows were dropped to stay within the budget. */
  dropped(): number
  /** Calls with every change, after it. Returns how to stop. */
  observe(observer: JournalObserver): () => void
  /** Settles when everything appended so far has reached the storage. */
  flushed(): Promise<void>
}

export interface JournalObserver {
  readonly appended?: (entries: readonly JournalEntry[]) => void
  readonly removed?: (seqs: readonly number[], dropped: number) => void
}

export interface JournalOptions {
  readonly area: SessionArea
  readonly newEpoch: () => string
  /** Bytes; the browser's own limit is 10 MB. */
  readonly budget?: number
  /** Where a flow begins, so that what is dropped is dropped whole. */
  readonly startsFlow?: (sighting: Sighting) => boolean
}

interface Stored extends JournalEntry {
  readonly bytes: number
}

const prefix = 'e:'
const epochKey = 'journal-epoch'
const tombstoneKey = 'journal-tombstone'

/** Reads what an earlier life of the worker wrote, and continues it. */
export async function openJournal({
  area,
  newEpoch,
  budget = 6_000_000,
  startsFlow = () => false,
}: JournalOptions): Promise<Journal> {
  const stored = await area.get(null)
  const tombstone = readTombstone(stored[tombstoneKey])
  const epoch = typeof stored[epochKey] === 'string' ? stored[epochKey] : newEpoch()
  const entries = new Map<number, Stored>()
  for (const entry of readEntries(stored)) entries.set(entry.seq, entry)
  const observers = new Set<JournalObserver>()
  let bytes = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0)
  let lastSeq = Math.max(tombstone.lastSeq, ...[...entries.keys()].slice(-1))
  let dropped = tombstone.dropped
  let unwritten: Record<string, unknown> = {}
  const writing = new Set<Promise<void>>()
  if (stored[epochKey] !== epoch) write({ [epochKey]: epoch })

  return {
    epoch,
    entries: () => [...entries.values()].map(toEntry),
    entriesAfter: (seq) => [...entries.values()].filter((entry) => entry.seq > seq).map(toEntry),
    append,
    remove(belongs) {
      const seqs = [...entries.values()].filter(belongs).map((entry) => entry.seq)
      if (seqs.length > 0) forget(seqs)
      return seqs
    },
    dropped: () => dropped,
    observe(observer) {
      observers.add(observer)
      return () => observers.delete(observer)
    },
    flushed: async () => {
      while (writing.size > 0) await Promise.all(writing)
    },
  }

  function append(sightings: readonly Sighting[]) {
    if (sightings.length === 0) return
    const added = sightings.map((sighting): Stored => {
      lastSeq += 1
      return { seq: lastSeq, sighting, bytes: sizeOf(sighting) }
    })
    for (const entry of added) {
      entries.set(entry.seq, entry)
      bytes += entry.bytes
    }
    write(Object.fromEntries(added.map((entry) => [prefix + entry.seq, entry.sighting])))
    for (const observer of observers) observer.appended?.(added.map(toEntry))
    while (bytes > budget && evict());
  }

  /** Drops the oldest flow. False when nothing is left to drop. */
  function evict(): boolean {
    const seqs = oldestUnit([...entries.values()], startsFlow)
    if (seqs.length === 0) return false
    dropped += 1
    forget(seqs)
    return true
  }

  function forget(seqs: readonly number[]) {
    for (const seq of seqs) {
      bytes -= entries.get(seq)?.bytes ?? 0
      entries.delete(seq)
      delete unwritten[prefix + seq]
    }
    // The tombstone keeps the sequence growing even when the newest entries are gone.
    write({ [tombstoneKey]: { dropped, lastSeq } })
    area.remove(seqs.map((seq) => prefix + seq)).catch(() => undefined)
    for (const observer of observers) observer.removed?.(seqs, dropped)
  }

  /** Everything of one turn goes out in one call at its end, answered or not the calls before: the worker may die at any time. */
  function write(items: Readonly<Record<string, unknown>>) {
    const first = Object.keys(unwritten).length === 0
    Object.assign(unwritten, items)
    if (!first) return
    const written = Promise.resolve().then(writeOut)
    writing.add(written)
    written.finally(() => writing.delete(written))
  }

  function writeOut(): Promise<void> {
    const items = unwritten
    unwritten = {}
    return writeWithin(items)
  }

  /** Over quota: room is made by dropping flows; what still does not fit lives in this worker's memory only. */
  async function writeWithin(items: Readonly<Record<string, unknown>>) {
    for (;;) {
      try {
        return await area.set(withoutForgotten(items))
      } catch (error) {
        // Any other failure says nothing about room, and dropping flows would not mend it.
        if (!/quota/i.test(String(error)) || !evict()) return
      }
    }
  }

  /** What was dropped meanwhile must not come back. */
  function withoutForgotten(items: Readonly<Record<string, unknown>>) {
    return Object.fromEntries(
      Object.entries(items).filter(([key]) => !key.startsWith(prefix) || entries.has(Number(key.slice(prefix.length)))),
    )
  }
}

function toEntry({ seq, sighting }: JournalEntry): JournalEntry {
  return { seq, sighting }
}

/** An estimate of what the browser counts; what is not ASCII takes more than one byte. */
function sizeOf(sighting: Sighting): number {
  return JSON.stringify(sighting).length + 20
}

function readEntries(stored: Readonly<Record<string, unknown>>): readonly Stored[] {
  return Object.entries(stored)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, sighting]) => ({ seq: Number(key.slice(prefix.length)), sighting: sighting as Sighting }))
    .filter(({ seq }) => Number.isSafeInteger(seq))
    .map((entry) => ({ ...entry, bytes: sizeOf(entry.sighting) }))
    .sort((a, b) => a.seq - b.seq)
}

function readTombstone(value: unknown): { readonly dropped: number; readonly lastSeq: number } {
  const { dropped, lastSeq } = { ...(value as object | undefined) } as {
    readonly dropped?: unknown
    readonly lastSeq?: unknown
  }
  return { dropped: typeof dropped === 'number' ? dropped : 0, lastSeq: typeof lastSeq === 'number' ? lastSeq : 0 }
}
