import type { Trace } from '../../src/core/model/trace.ts'
import { importTrace } from '../../src/core/trace/import.ts'
import type { InspectorAdapter, InspectorState, Preferences } from '../../src/ui/inspector-adapter.ts'

export interface FakeAdapter extends InspectorAdapter {
  /** What the UI asked for, in order. */
  readonly calls: readonly string[]
  readonly copied: readonly string[]
  readonly saved: readonly { readonly name: string; readonly mediaType: string; readonly text: string }[]
  readonly written: Partial<Preferences>
  change(part: Partial<InspectorState>): void
  /** Adds exchanges to the trace, as a live tab does. */
  add(exchanges: Trace['exchanges']): void
}

export interface FakeWorld extends Partial<InspectorState> {
  readonly preferences?: Partial<Preferences>
  readonly can?: InspectorAdapter['can']
  /** What the page answers when it is asked for keys. */
  readonly keysInPage?: Awaited<ReturnType<InspectorAdapter['fetchKeys']>>
}

/** The world as a view sees it, in the hands of a test. */
export function fakeAdapter({
  preferences = {},
  can = everything,
  keysInPage = { problem: 'The server answered 404.' },
  ...part
}: FakeWorld = {}): FakeAdapter {
  const calls: string[] = []
  const copied: string[] = []
  const saved: FakeAdapter['saved'][number][] = []
  const written: { -readonly [K in keyof Preferences]?: Preferences[K] } = {}
  const listeners = new Set<(state: InspectorState) => void>()
  let state: InspectorState = { trace: { exchanges: [] }, loading: false, connection: 'connected', ...part }

  function change(next: Partial<InspectorState>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener(state)
  }

  function note(name: string) {
    return async () => {
      calls.push(name)
    }
  }

  return {
    calls,
    copied,
    saved,
    written,
    can,
    change,
    add: (exchanges) => change({ trace: { ...state.trace, exchanges: [...state.trace.exchanges, ...exchanges] } }),
    observe(listener) {
      listeners.add(listener)
      listener(state)
      return () => listeners.delete(listener)
    },
    startRecording: note('startRecording'),
    stopRecording: note('stopRecording'),
    async setPaused(paused) {
      calls.push(`setPaused ${paused}`)
    },
    async clear() {
      calls.push('clear')
      change({ trace: { exchanges: [] } })
    },
    openFullView: note('openFullView'),
    reloadPage: note('reloadPage'),
    requestAccess: note('requestAccess'),
    async fetchKeys(url) {
      calls.push(`fetchKeys ${url}`)
      return keysInPage
    },
    async importFile(file) {
      calls.push(`importFile ${file.name}`)
      return {}
    },
    async readFile(file) {
      calls.push(`readFile ${file.name}`)
      return importTrace(await file.text())
    },
    async saveFile(name, mediaType, text) {
      saved.push({ name, mediaType, text })
    },
    async copyText(text) {
      copied.push(text)
    },
    readPreferences: async () => preferences,
    async writePreferences(change) {
      Object.assign(written, change)
    },
  }
}

const everything: InspectorAdapter['can'] = new Set([
  'record',
  'clear',
  'import',
  'openFullView',
  'reload',
  'fetchKeys',
  'pause',
  'allow',
])
