import type { JournalEntry, Sighting } from '../core/model/sighting.ts'
import type { SessionArea } from './session-area.ts'
import { unitsByAge } from './units-by-age.ts'

/**
 * Append-only list of sightings in memory-only storage: one key per entry, nothing is read to be written again. An entry is
 * stored as text: Chrome counts an object's structure too, two to three times what it says.
 */
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
/** Making room takes a look at everything: so it is made for a while. */
const keptShare = 0.9

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
  let unwritten = new Map<string, unknown>()
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
    const texts: Record<string, string> = {}
    const added = sightings.map((sighting): Stored => {
      lastSeq += 1
      const text = JSON.stringify(sighting)
      texts[prefix + lastSeq] = text
      return { seq: lastSeq, sighting, bytes: sizeOf(text) }
    })
    for (const entry of added) {
      entries.set(entry.seq, entry)
      bytes += entry.bytes
    }
    write(texts)
    for (const observer of observers) observer.appended?.(added.map(toEntry))
    if (bytes > budget) evictTo(budget * keptShare)
  }

  /** Drops the oldest flows until no more than this is left. False when nothing was left to drop. */
  function evictTo(most: number): boolean {
    const seqs: number[] = []
    let left = bytes
    for (const unit of unitsByAge([...entries.values()], startsFlow)) {
      dropped += 1
      seqs.push(...unit)
      for (const seq of unit) left -= entries.get(seq)?.bytes ?? 0
      if (left <= most) break
    }
    if (seqs.length > 0) forget(seqs)
    return seqs.length > 0
  }

  function forget(seqs: readonly number[]) {
    for (const seq of seqs) {
      bytes -= entries.get(seq)?.bytes ?? 0
      entries.delete(seq)
      unwritten.delete(prefix + seq)
    }
    // The tombstone keeps the sequence growing even when the newest entries are gone.
    write({ [tombstoneKey]: { dropped, lastSeq } })
    area.remove(seqs.map((seq) => prefix + seq)).catch(() => undefined)
    for (const observer of observers) observer.removed?.(seqs, dropped)
  }

  /** Everything of one turn goes out in one call at its end, answered or not the calls before: the worker may die at any time. */
  function write(items: Readonly<Record<string, unknown>>) {
    const first = unwritten.size === 0
    for (const [key, item] of Object.entries(items)) unwritten.set(key, item)
    if (!first) return
    const written = Promise.resolve().then(writeOut)
    writing.add(written)
    written.finally(() => writing.delete(written))
  }

  function writeOut(): Promise<void> {
    const items = unwritten
    unwritten = new Map()
    return writeWithin(items)
  }

  /** Over quota: room is made by dropping flows; what still does not fit lives in this worker's memory only. */
  async function writeWithin(items: ReadonlyMap<string, unknown>) {
    for (;;) {
      try {
        return await area.set(withoutForgotten(items))
      } catch (error) {
        // Any other failure says nothing about room, and dropping flows would not mend it.
        if (!/quota/i.test(String(error)) || !evictTo(bytes * keptShare)) return
      }
    }
  }

  /** What was dropped meanwhile must not come back. */
  function withoutForgotten(items: ReadonlyMap<string, unknown>) {
    return Object.fromEntries(
      [...items].filter(([key]) => !key.startsWith(prefix) || entries.has(Number(key.slice(prefix.length)))),
    )
  }
}

function toEntry({ seq, sighting }: JournalEntry): JournalEntry {
  return { seq, sighting }
}

/** What the browser counts, or a little more: a character that is not ASCII takes up to three bytes. */
function sizeOf(text: string): number {
  return (hasOnlyAscii(text) ? text.length : text.length * 3) + 20
}

function hasOnlyAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  return /^[\x00-\x7f]*$/.test(text)
}

function readEntries(stored: Readonly<Record<string, unknown>>): readonly Stored[] {
  return Object.entries(stored)
    .flatMap(([key, text]) => (key.startsWith(prefix) && typeof text === 'string' ? [toStored(key, text)] : []))
    .filter(({ seq }) => Number.isSafeInteger(seq))
    .sort((a, b) => a.seq - b.seq)
}

function toStored(key: string, text: string): Stored {
  return { seq: Number(key.slice(prefix.length)), sighting: JSON.parse(text) as Sighting, bytes: sizeOf(text) }
}

function readTombstone(value: unknown): { readonly dropped: number; readonly lastSeq: number } {
  const { dropped, lastSeq } = { ...(value as object | undefined) } as {
    readonly dropped?: unknown
    readonly lastSeq?: unknown
  }
  return { dropped: typeof dropped === 'number' ? dropped : 0, lastSeq: typeof lastSeq === 'number' ? lastSeq : 0 }
}
