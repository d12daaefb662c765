import { type Admission, createAdmission, type Orders } from '../capture/admission.ts'
import { type Capture, createCapture } from '../capture/capture.ts'
import { createInterest, type Interest } from '../capture/interest.ts'
import { isAuthorizationRequest, parametersOfUrl } from '../capture/oauth-shapes.ts'
import { createWatchedTabs, type WatchedTabs } from '../capture/watched-tabs.ts'
import type { Sighting } from '../core/model/sighting.ts'
import { type Journal, openJournal } from '../storage/journal.ts'
import { openRecordings } from '../storage/recordings.ts'
import { openRequestCounts, type RequestCounts } from '../storage/request-counts.ts'
import type { SessionArea } from '../storage/session-area.ts'

/** All that the worker knows; it may lose it at any time. */
export interface State {
  readonly admission: Admission
  readonly journal: Journal
  readonly interest: Interest
  readonly watched: WatchedTabs
  readonly capture: Capture
  readonly counts: RequestCounts
}

export interface RestorePorts {
  readonly area: SessionArea
  readonly orders: () => Promise<Orders>
  readonly newEpoch: () => string
  readonly after: (milliseconds: number, run: () => void) => void
  /** Whether a tab, or a worker that has none, is of a private window. */
  readonly isPrivate: (tab: number | undefined) => boolean
  readonly onWatchChange: (tabs: readonly number[]) => void
  /** Recordings of these tabs have come further. */
  readonly onProgress: (tabs: readonly number[]) => void
}

/** Takes up what an earlier life of the worker left behind; at the start of the browser that is nothing. */
export async function restore(ports: RestorePorts): Promise<State> {
  const { area, orders, newEpoch, after, isPrivate, onWatchChange, onProgress } = ports
  const [journal, recordings, counts, admission] = await Promise.all([
    openJournal({ area, newEpoch, startsFlow }),
    openRecordings(area),
    openRequestCounts(area, after),
    orders().then(createAdmission),
  ])
  const interest = createInterest()
  const watched = createWatchedTabs(recordings, onWatchChange)
  for (const { sighting } of journal.entries()) {
    interest.recall(sighting)
    watched.see(sighting)
  }
  const capture = createCapture({ admission, interest, watched, append: journal.append, isPrivate, onProgress })
  // A panel connects again within moments of the worker's death; one that does not is gone.
  if (recordings.panels().size > 0) after(10_000, () => watched.dropLostPanels())
  return { admission, journal, interest, watched, capture, counts }
}

function startsFlow(sighting: Sighting): boolean {
  return sighting.kind === 'requestStarted' && isAuthorizationRequest(sighting.url, parametersOfUrl(sighting.url))
}
