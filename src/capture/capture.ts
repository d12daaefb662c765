import type { RequestStarted, Sighting } from '../core/model/sighting.ts'
import type { Admission } from './admission.ts'
import type { Interest } from './interest.ts'
import type { WatchedTabs } from './watched-tabs.ts'

/** The way from an observed event into the journal. */
export interface Capture {
  /** Returns how many sightings were kept. */
  take(sighting: Sighting, start?: () => RequestStarted): number
}

interface CaptureOptions {
  readonly admission: Admission
  readonly interest: Interest
  readonly watched: WatchedTabs
  readonly append: (sightings: readonly Sighting[]) => void
  readonly isPrivate: (tab: number | undefined) => boolean
  /** Recordings of these tabs have come further. */
  readonly onProgress: (tabs: readonly number[]) => void
}

export function createCapture(options: CaptureOptions): Capture {
  const { admission, interest, watched, append, isPrivate, onProgress } = options
  return {
    take(sighting, start) {
      if (!admission.admits(sighting, start)) return 0
      const kept = interest.offer(withContext(sighting), start && (() => withContext(start())))
      append(kept)
      const progressed = kept.flatMap(watched.see)
      if (progressed.length > 0) onProgress([...new Set(progressed)])
      return kept.length
    },
  }

  /** Whether a window is private and bodies were being captured is known only now, not by whoever reads the journal later. */
  function withContext<S extends Sighting>(sighting: S): S {
    if (sighting.kind === 'navigated') return isPrivate(sighting.tab) ? { ...sighting, incognito: true } : sighting
    if (sighting.kind !== 'requestStarted' && sighting.kind !== 'exchangeReported') return sighting
    const { tab } = sighting.context
    const armed = sighting.kind === 'requestStarted' && tab !== undefined && watched.isArmed(tab)
    const incognito = isPrivate(tab)
    if (!armed && !incognito) return sighting
    return { ...sighting, context: { ...sighting.context, ...(armed && { armed }), ...(incognito && { incognito }) } }
  }
}
