import { restore, type State } from '../../src/background/restore.ts'
import type { SessionArea } from '../../src/storage/session-area.ts'

/** What a worker knows that starts with this storage, and with no orders. */
export function restored(area: SessionArea): Promise<State> {
  return restore({
    area,
    orders: async () => ({ paused: false, neverSites: [] }),
    newEpoch: () => 'epoch',
    after: () => undefined,
    isPrivate: () => false,
    onWatchChange: () => undefined,
    onProgress: () => undefined,
  })
}
