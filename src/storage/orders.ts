import type { SessionArea } from './session-area.ts'
import { type Changes, type LocalArea, readSettings, settingsChange } from './settings.ts'

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
  return sitesIn(await readSettings(area))
}

/** Whether a change in storage is one of the orders. Other preferences change more often: while a border is dragged, many times a second. */
export function changesOrders(changes: Changes, areaName: string): boolean {
  if (areaName === 'session') return pausedKey in changes
  const change = areaName === 'local' ? settingsChange(changes) : undefined
  return change !== undefined && `${sitesIn(change.before)}` !== `${sitesIn(change.after)}`
}

function sitesIn({ neverCapture }: Readonly<Record<string, unknown>>): readonly string[] {
  if (!Array.isArray(neverCapture)) return []
  return neverCapture.filter((site): site is string => typeof site === 'string' && site !== '')
}
