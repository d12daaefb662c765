/** What we use of `storage.local`. */
export interface LocalArea {
  get(key: string): Promise<Readonly<Record<string, unknown>>>
  set(items: Readonly<Record<string, unknown>>): Promise<void>
}

/** As the browser tells of a change in storage. */
export type Changes = Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>

const key = 'preferences'

/** Preferences: the only thing of ours on disk, and never anything that was captured. */
export async function readSettings(area: LocalArea): Promise<Readonly<Record<string, unknown>>> {
  const { [key]: stored } = await area.get(key)
  return settingsIn(stored)
}

/** What a change of the area made of the preferences; undefined when it left them alone. */
export function settingsChange(changes: Changes) {
  const { [key]: change } = changes
  return change && { before: settingsIn(change.oldValue), after: settingsIn(change.newValue) }
}

export async function writeSettings(area: LocalArea, change: Readonly<Record<string, unknown>>): Promise<void> {
  await area.set({ [key]: { ...(await readSettings(area)), ...change } })
}

function settingsIn(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
}
