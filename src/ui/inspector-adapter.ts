import type { Trace } from '../core/model/trace.ts'
import type { Imported } from '../core/trace/import.ts'
import type { TabState } from '../messaging/protocol.ts'
import type { ImportRun } from './import/open-file.ts'

/** What a view shows of the world at one moment. */
export interface InspectorState {
  readonly trace: Trace
  /** The first replay is still running. */
  readonly loading: boolean
  /** `ended`: the extension was updated or reloaded under this page, which hears nothing any more. */
  readonly connection: 'connected' | 'reconnecting' | 'ended' | 'file'
  /** The tab being watched; absent for a file. */
  readonly tab?: TabState
  /** Name of the file shown, when it is one. */
  readonly fileName?: string
  /** Counts every observed request, OAuth or not, where known: for the empty state. */
  readonly requestsSeen?: number
}

export type Theme = 'system' | 'light' | 'dark'

/** Preferences: the only thing of ours that is stored on disk. */
export interface Preferences {
  readonly theme: Theme
  readonly learn: boolean
  readonly preserve: boolean
  readonly splitter: number
  readonly detailTab: string
  readonly filter: string
  /** Id of the profile by which flows are judged. */
  readonly profile: string
  /** Sites that are never captured: each a host name, which stands for every host under it too. */
  readonly neverCapture: readonly string[]
}

/** All that the UI may ask of the world. One implementation speaks to the extension, one to a trace file, one is the tests'. */
export interface InspectorAdapter {
  /** Calls the listener with the state now and after every change. Returns how to stop. */
  observe(listener: (state: InspectorState) => void): () => void
  startRecording(): Promise<void>
  stopRecording(): Promise<void>
  /** Stops and resumes capture in all tabs. */
  setPaused(paused: boolean): Promise<void>
  clear(): Promise<void>
  /** Opens the full-page inspector on the same tab. */
  openFullView(): Promise<void>
  /** Reads and shows what the person picked, dropped or pasted. Returns a sentence when it cannot be read. */
  importFile(file: File, run: ImportRun): Promise<{ readonly problem?: string }>
  /** Reads a file without showing it; undefined: the person gave up. */
  readFile(file: File, run: ImportRun): Promise<Imported | undefined>
  /** Hands a file to the person. */
  saveFile(name: string, mediaType: string, text: string): Promise<void>
  copyText(text: string): Promise<void>
  readPreferences(): Promise<Partial<Preferences>>
  writePreferences(change: Partial<Preferences>): Promise<void>
  /** Has the inspected page fetch a key set that captured metadata names. */
  fetchKeys(url: string): Promise<{ readonly text: string } | { readonly problem: string }>
  /** What this home of the UI can do; buttons for the rest are not shown. */
  readonly can: ReadonlySet<'record' | 'clear' | 'import' | 'openFullView' | 'reload' | 'fetchKeys' | 'allow' | 'pause'>
  /** Reloads the inspected page. */
  reloadPage(): Promise<void>
  /** Has the browser ask the person to let us see these sites: match patterns. Only in a click. */
  requestAccess(origins: readonly string[]): Promise<void>
}
