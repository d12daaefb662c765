import type { SessionArea } from './session-area.ts'
import { type LocalArea, readSettings } from './settings.ts'

const pausedKey = 'paused'

/** Until the browser stops. */
export async function readPaused(area: SessionArea): Promise<boolean> {
  const { [pausedKey]: paused } = await area.get(pausedKey)
  return paused === true
}

export function writePaused(area: SessionArea, paused: boolean): Promise<void> {
  return area.set({ [pausedKey]: paused })
}

/** A preference, so it outlives the browser. */
export async function readNeverSites(area: LocalArea): Promise<readonly string[]> {
  const { neverCapture } = await readSettings(area)
  if (!Array.isArray(neverCapture)) return []
  return neverCapture.filter((site): site is string => typeof site === 'string' && site !== '')
}
