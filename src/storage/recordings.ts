import type { SessionArea } from './session-area.ts'

/** One recording of a tab and the tabs it opens. */
export interface Recording {
  readonly tabId: number
  readonly startedAt: number
  readonly endedAt?: number
  /** The tab itself first. */
  readonly tabs: readonly number[]
}

/** What outlives the worker besides the journal: recordings, and the tabs whose panel was open. */
export interface Recordings {
  all(): readonly Recording[]
  of(tabId: number): Recording | undefined
  put(recording: Recording): void
  forget(tabId: number): void
  /** Tabs with an open panel, as the last life of the worker left it. */
  panels(): ReadonlySet<number>
  setPanels(tabs: Iterable<number>): void
}

const recordingsKey = 'recordings'
const panelsKey = 'panels'
const mostRecordings = 50

/** Reads once, answers from memory, writes through. */
export async function openRecordings(area: SessionArea): Promise<Recordings> {
  const stored = await area.get([recordingsKey, panelsKey])
  const recordings = new Map((asList(stored[recordingsKey]) as readonly Recording[]).map((it) => [it.tabId, it]))
  let panels = new Set(asList(stored[panelsKey]) as readonly number[])
  let waiting = false

  return {
    all: () => [...recordings.values()],
    of: (tabId) => recordings.get(tabId),
    put(recording) {
      recordings.delete(recording.tabId)
      recordings.set(recording.tabId, recording)
      const [oldest] = recordings.keys()
      if (recordings.size > mostRecordings && oldest !== undefined) recordings.delete(oldest)
      write()
    },
    forget(tabId) {
      if (recordings.delete(tabId)) write()
    },
    panels: () => panels,
    setPanels(tabs) {
      panels = new Set(tabs)
      write()
    },
  }

  /** At the end of the turn, so after the entry of the journal from which it follows: of the two that one must not be lost. */
  function write() {
    if (waiting) return
    waiting = true
    Promise.resolve().then(() => {
      waiting = false
      area.set({ [recordingsKey]: [...recordings.values()], [panelsKey]: [...panels] }).catch(() => undefined)
    })
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
