import type { SessionArea } from './session-area.ts'

/** How many requests each tab made since it was armed or last cleared: numbers, nothing of the requests. */
export interface RequestCounts {
  /** undefined: none was seen since the tab was armed. */
  of(tabId: number): number | undefined
  add(tabId: number): void
  /** Of one tab, or of all: from now on counted anew. */
  reset(tabId?: number): void
  forget(tabId: number): void
}

const key = 'requestCounts'

/** Reads once, answers from memory; written at most once in a pause, so a worker that dies loses no more than the last moments. */
export async function openRequestCounts(
  area: SessionArea,
  after: (milliseconds: number, run: () => void) => void,
  pause = 1_000,
): Promise<RequestCounts> {
  const { [key]: stored } = await area.get([key])
  const counts = new Map(readCounts(stored))
  let waiting = false

  return {
    of: (tabId) => counts.get(tabId),
    add(tabId) {
      counts.set(tabId, (counts.get(tabId) ?? 0) + 1)
      writeSoon()
    },
    reset(tabId) {
      for (const each of tabId === undefined ? [...counts.keys()] : [tabId]) counts.set(each, 0)
      writeSoon()
    },
    forget(tabId) {
      if (counts.delete(tabId)) writeSoon()
    },
  }

  function writeSoon() {
    if (waiting) return
    waiting = true
    after(pause, () => {
      waiting = false
      area.set({ [key]: [...counts] }).catch(() => undefined)
    })
  }
}

function readCounts(stored: unknown): readonly (readonly [number, number])[] {
  if (!Array.isArray(stored)) return []
  return stored.filter((each): each is [number, number] => Array.isArray(each) && each.every(Number.isSafeInteger))
}
