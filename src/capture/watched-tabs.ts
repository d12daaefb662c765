import type { Sighting } from '../core/model/sighting.ts'

/** One recording of a tab and the tabs it opens. */
export interface WatchedRecording {
  readonly tabId: number
  readonly startedAt: number
  readonly endedAt?: number
  readonly tabs: readonly number[]
}

/** Where recordings and open panels outlive the worker. */
export interface WatchStore {
  all(): readonly WatchedRecording[]
  of(tabId: number): WatchedRecording | undefined
  put(recording: WatchedRecording): void
  forget(tabId: number): void
  panels(): ReadonlySet<number>
  setPanels(tabs: Iterable<number>): void
}

export interface WatchState {
  readonly tabId: number
  readonly armed: boolean
  readonly recording?: { readonly startedAt: number; readonly steps: number }
  readonly recorded?: { readonly startedAt: number; readonly endedAt: number; readonly tabs: readonly number[] }
}

/** Which tabs are armed (recorded or open in a panel, with the tabs they opened), and what is being recorded. */
export interface WatchedTabs {
  isArmed(tab: number): boolean
  isAnyArmed(): boolean
  state(tabId: number): WatchState
  startRecording(tabId: number, now: number): void
  stopRecording(tabId: number, now: number): void
  panelOpened(tabId: number): void
  panelClosed(tabId: number): void
  /** Panels that were open when the worker died and did not come back are closed. */
  dropLostPanels(): void
  /** Takes in a sighting that is in the journal. Returns the tabs whose recording came further. */
  see(sighting: Sighting): readonly number[]
  /** Ends recordings in which nothing happened for a while. */
  endQuiet(now: number): void
  recording(): readonly WatchedRecording[]
}

/** A recording without OAuth traffic ends by itself after this time. */
export const quietTime = 5 * 60_000

export function createWatchedTabs(store: WatchStore, onChange: (tabs: readonly number[]) => void): WatchedTabs {
  /** Ports open in this life of the worker, by tab: DevTools may be open twice. */
  const panels = new Map<number, number>()
  const openers = new Map<number, number>()
  const progress = new Map<number, { readonly steps: number; readonly lastAt: number }>()

  return {
    isArmed,
    isAnyArmed: () => active().length > 0 || store.panels().size > 0,
    state,
    startRecording(tabId, now) {
      progress.delete(tabId)
      store.put({ tabId, startedAt: now, tabs: [tabId, ...openedFrom(tabId)] })
      onChange([tabId])
    },
    stopRecording: stop,
    panelOpened(tabId) {
      panels.set(tabId, (panels.get(tabId) ?? 0) + 1)
      store.setPanels(new Set([...store.panels(), tabId]))
      onChange([tabId])
    },
    panelClosed(tabId) {
      const left = (panels.get(tabId) ?? 1) - 1
      if (left > 0) return void panels.set(tabId, left)
      panels.delete(tabId)
      store.setPanels([...store.panels()].filter((it) => it !== tabId))
      onChange([tabId])
    },
    dropLostPanels() {
      const lost = [...store.panels()].filter((it) => !panels.has(it))
      if (lost.length === 0) return
      store.setPanels(panels.keys())
      onChange(lost)
    },
    see,
    endQuiet(now) {
      for (const { tabId, startedAt } of active())
        if (now - Math.max(startedAt, progress.get(tabId)?.lastAt ?? 0) >= quietTime) stop(tabId, now)
    },
    recording: active,
  }

  function isArmed(tab: number): boolean {
    return ancestors(tab).some((it) => store.panels().has(it)) || active().some((it) => it.tabs.includes(tab))
  }

  function state(tabId: number): WatchState {
    const recording = store.of(tabId)
    const armed = isArmed(tabId)
    if (!recording) return { tabId, armed }
    const { startedAt, endedAt, tabs } = recording
    if (endedAt !== undefined) return { tabId, armed, recorded: { startedAt, endedAt, tabs } }
    return { tabId, armed, recording: { startedAt, steps: progress.get(tabId)?.steps ?? 0 } }
  }

  function stop(tabId: number, now: number) {
    const recording = store.of(tabId)
    if (!recording || recording.endedAt !== undefined) return
    store.put({ ...recording, endedAt: now })
    onChange([tabId])
  }

  function see(sighting: Sighting): readonly number[] {
    switch (sighting.kind) {
      case 'tabOpened':
        openers.set(sighting.tab, sighting.openerTab)
        for (const recording of active())
          if (recording.tabs.includes(sighting.openerTab) && !recording.tabs.includes(sighting.tab))
            store.put({ ...recording, tabs: [...recording.tabs, sighting.tab] })
        return []
      case 'tabClosed':
        stop(sighting.tab, sighting.time)
        return []
      case 'requestStarted': {
        const { tab, resourceType } = sighting.context
        if (tab === undefined || resourceType === 'preflight') return []
        const counting = active().filter((it) => it.tabs.includes(tab) && sighting.time >= it.startedAt)
        for (const { tabId } of counting) count(tabId, sighting.time)
        return counting.map((it) => it.tabId)
      }
      default:
        return []
    }
  }

  function count(tabId: number, time: number) {
    const { steps, lastAt } = progress.get(tabId) ?? { steps: 0, lastAt: 0 }
    progress.set(tabId, { steps: steps + 1, lastAt: Math.max(lastAt, time) })
  }

  function active(): readonly WatchedRecording[] {
    return store.all().filter((it) => it.endedAt === undefined)
  }

  /** The tab itself, the one that opened it, and so on. */
  function ancestors(tab: number): readonly number[] {
    const found = [tab]
    for (let opener = openers.get(tab); opener !== undefined && found.length < 10; opener = openers.get(opener))
      found.push(opener)
    return found
  }

  function openedFrom(tabId: number): readonly number[] {
    return [...openers.keys()].filter((tab) => tab !== tabId && ancestors(tab).includes(tabId))
  }
}
