import { openFile } from './import/open-file.ts'
import type { Read } from './import/reading.ts'
import type { InspectorAdapter, InspectorState, Preferences } from './inspector-adapter.ts'

export interface TraceFileAdapterOptions {
  readonly settings: {
    read(): Promise<Readonly<Record<string, unknown>>>
    write(change: Readonly<Record<string, unknown>>): Promise<void>
  }
  readonly page: {
    readonly download: (name: string, mediaType: string, text: string) => void
    readonly copy: (text: string) => Promise<void>
    readonly read: Read
  }
}

/** No tab: shows a file that the person opens. */
export function createTraceFileAdapter({ settings, page }: TraceFileAdapterOptions): InspectorAdapter {
  const listeners = new Set<(state: InspectorState) => void>()
  let state: InspectorState = nothingOpen

  function show(next: InspectorState) {
    state = next
    for (const listener of listeners) listener(next)
  }

  return {
    can: new Set(['import', 'clear'] as const),
    observe(listener) {
      listeners.add(listener)
      listener(state)
      return () => listeners.delete(listener)
    },
    async importFile(file, run) {
      const imported = await openFile(page.read, file, run)
      if (!imported) return {}
      if ('problem' in imported) return imported
      show({ trace: imported.trace, loading: false, connection: 'file', fileName: file.name })
      return {}
    },
    clear: async () => show(nothingOpen),
    readFile: (file, run) => openFile(page.read, file, run),
    saveFile: async (name, mediaType, text) => page.download(name, mediaType, text),
    copyText: page.copy,
    readPreferences: async () => (await settings.read()) as Partial<Preferences>,
    writePreferences: (change) => settings.write({ ...change }),
    startRecording: notHere,
    stopRecording: notHere,
    setPaused: notHere,
    openFullView: notHere,
    reloadPage: notHere,
    requestAccess: notHere,
    fetchKeys: notHere,
  }
}

const nothingOpen: InspectorState = { trace: { exchanges: [] }, loading: false, connection: 'file' }

async function notHere(): Promise<never> {
  throw new Error('there is no tab behind a file')
}
