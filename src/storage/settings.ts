/** What we use of `storage.local`. */
export interface LocalArea {
  get(key: string): Promise<Readonly<Record<string, unknown>>>
  set(items: Readonly<Record<string, unknown>>): Promise<void>
}

const key = 'preferences'

/** Preferences: the only thing of ours on disk, and never anything that was captured. */
export async function readSettings(area: LocalArea): Promise<Readonly<Record<string, unknown>>> {
  const { [key]: stored } = await area.get(key)
  return typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
}

export async function writeSettings(area: LocalArea, change: Readonly<Record<string, unknown>>): Promise<void> {
  await area.set({ [key]: { ...(await readSettings(area)), ...change } })
}
