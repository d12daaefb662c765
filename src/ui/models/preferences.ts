import { batch, type Signal, signal } from '@preact/signals'
import type { InspectorAdapter, Preferences } from '../inspector-adapter.ts'

export const defaultPreferences: Preferences = {
  theme: 'system',
  learn: false,
  preserve: true,
  splitter: 280,
  detailTab: 'explain',
  filter: '',
  profile: 'rfc9700',
  neverCapture: [],
}

export type PreferenceSignals = { readonly [K in keyof Preferences]: Signal<Preferences[K]> }

export interface PreferencesModel {
  readonly values: PreferenceSignals
  set<K extends keyof Preferences>(name: K, value: Preferences[K]): void
  /** Resolves when what was stored has been read. */
  readonly ready: Promise<void>
}

/** The preferences as signals; a change is written at once, and what was stored arrives a moment after the start. */
export function createPreferences(adapter: InspectorAdapter): PreferencesModel {
  const values: PreferenceSignals = {
    theme: signal(defaultPreferences.theme),
    learn: signal(defaultPreferences.learn),
    preserve: signal(defaultPreferences.preserve),
    splitter: signal(defaultPreferences.splitter),
    detailTab: signal(defaultPreferences.detailTab),
    filter: signal(defaultPreferences.filter),
    profile: signal(defaultPreferences.profile),
    neverCapture: signal(defaultPreferences.neverCapture),
  }
  const touched = new Set<keyof Preferences>()

  function set<K extends keyof Preferences>(name: K, value: Preferences[K]) {
    touched.add(name)
    values[name].value = value
    void adapter.writePreferences({ [name]: value }).catch(() => undefined)
  }

  /** What the person changed while we were reading wins. */
  function take(stored: Partial<Preferences>) {
    batch(() => {
      for (const name of Object.keys(values) as (keyof Preferences)[]) {
        if (!touched.has(name)) assign(name, stored[name])
      }
    })
  }

  function assign<K extends keyof Preferences>(name: K, value: Preferences[K] | undefined) {
    if (isAlike(value, defaultPreferences[name])) values[name].value = value as Preferences[K]
  }

  return { values, set, ready: adapter.readPreferences().then(take, () => undefined) }
}

function isAlike(value: unknown, fallback: unknown): boolean {
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback) && value !== null
}
