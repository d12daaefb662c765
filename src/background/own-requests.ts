import type { Sighting } from '../core/model/sighting.ts'

/** Requests that a page makes because our user clicked: not part of the login, so they do not enter the journal. */
export interface OwnRequests {
  /** From now until the job has ended, a request of this tab to this address is ours. */
  during<T>(tabId: number, url: string, job: () => Promise<T>): Promise<T>
  isOwn(sighting: Sighting): boolean
}

interface Window {
  readonly tabId: number
  readonly url: string
  readonly from: number
  readonly until?: number
}

const most = 20

export function createOwnRequests(now: () => number): OwnRequests {
  let windows: readonly Window[] = []
  const ids = new Set<string>()

  return {
    async during(tabId, url, job) {
      const open: Window = { tabId, url, from: now() }
      windows = [...windows, open].slice(-most)
      try {
        return await job()
      } finally {
        // DevTools reports it only afterwards.
        windows = windows.map((each) => (each === open ? { ...open, until: now() } : each))
      }
    },
    isOwn(sighting) {
      if (sighting.kind === 'requestStarted' && isWithin(sighting.context.tab, sighting.url, sighting.time)) {
        ids.add(sighting.requestId)
        return true
      }
      if (sighting.kind === 'exchangeReported') return isWithin(sighting.context.tab, sighting.url, sighting.startedAt)
      return 'requestId' in sighting && ids.has(sighting.requestId)
    },
  }

  function isWithin(tab: number | undefined, url: string, time: number) {
    return windows.some(
      (each) => each.tabId === tab && each.url === url && time >= each.from - 50 && time <= (each.until ?? time),
    )
  }
}
