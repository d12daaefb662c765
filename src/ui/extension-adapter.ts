import { createExchangeFold } from '../core/exchange/merge.ts'
import type { JournalEntry } from '../core/model/sighting.ts'
import { type FeedPort, followJournal } from '../messaging/journal-feed.ts'
import { type AskingRuntime, ask } from '../messaging/messenger.ts'
import { exchangesOfTab } from '../messaging/tab-scope.ts'
import { openFile } from './import/open-file.ts'
import type { Read } from './import/reading.ts'
import type { InspectorAdapter, InspectorState, Preferences } from './inspector-adapter.ts'

/** What the adapter needs of the browser; each context hands in the real ones. */
export interface ExtensionAdapterOptions {
  readonly tabId: number
  /** A panel arms its tab while it is open; the viewer and the popup only look. */
  readonly home: 'panel' | 'viewer' | 'popup'
  readonly runtime: AskingRuntime & { connect(options: { readonly name: string }): FeedPort }
  readonly settings: {
    read(): Promise<Readonly<Record<string, unknown>>>
    write(change: Readonly<Record<string, unknown>>): Promise<void>
  }
  readonly openTab: (path: string) => Promise<unknown>
  readonly reloadTab: () => Promise<unknown>
  /** Absent where the browser does not let a page ask. */
  readonly requestAccess?: (origins: readonly string[]) => Promise<boolean>
  readonly page: {
    readonly isVisible: () => boolean
    readonly download: (name: string, mediaType: string, text: string) => void
    readonly copy: (text: string) => Promise<void>
    readonly read: Read
    readonly after: (milliseconds: number, run: () => void) => void
  }
}

/** At most this often the views are told of changes. Milliseconds. */
const calm = 100

const abilities = {
  panel: ['record', 'clear', 'import', 'openFullView', 'reload', 'fetchKeys', 'pause'],
  viewer: ['record', 'clear', 'import', 'reload', 'fetchKeys', 'pause'],
  popup: ['record', 'clear', 'openFullView', 'pause'],
} as const

/** The live tab as the UI sees it: follows the journal, folds it, and asks the background for the rest. */
export function createExtensionAdapter(options: ExtensionAdapterOptions): InspectorAdapter {
  const { tabId, home, runtime, settings, page } = options
  const entries = new Map<number, JournalEntry>()
  const listeners = new Set<(state: InspectorState) => void>()
  let fold = createExchangeFold()
  let dropped = 0
  /** The journal has moved since exchanges were last computed: a change of the tab alone gives the same trace again. */
  let stale = true
  let told: number | undefined
  let waiting = false
  let state: InspectorState = { trace: { exchanges: [] }, loading: true, connection: 'reconnecting' }
  /** A file shown instead of the tab. */
  let file: InspectorState | undefined

  followJournal({
    connect: (name) => runtime.connect({ name }),
    tabId,
    watch: home === 'panel' ? 'armed' : 'passive',
    after: page.after,
    isVisible: page.isVisible,
    observer: {
      entries(added, complete) {
        stale = true
        for (const entry of added) {
          entries.set(entry.seq, entry)
          fold.add(entry)
        }
        if (complete) change({ loading: false })
        else changeSoon()
      },
      removed(seqs, count) {
        dropped = count
        stale = true
        for (const seq of seqs) entries.delete(seq)
        if (seqs.length > 0) refold()
        changeSoon()
      },
      restarted() {
        entries.clear()
        stale = true
        refold()
        change({ loading: true })
      },
      tabState(tab) {
        // A tab that is no longer watched has no count, whatever it had before.
        const { requestsSeen: _, ...rest } = state
        state = rest
        change({ tab, ...(tab.requestsSeen !== undefined && { requestsSeen: tab.requestsSeen }) })
      },
      connection: (connection) => {
        if (state.connection !== connection) change({ connection })
      },
    },
  })

  return {
    can: new Set([...abilities[home], ...(options.requestAccess ? (['allow'] as const) : [])]),
    observe(listener) {
      listeners.add(listener)
      listener(file ?? current())
      return () => listeners.delete(listener)
    },
    async startRecording() {
      file = undefined
      change({ tab: await ask(runtime, 'startRecording', { tabId }) })
    },
    async stopRecording() {
      change({ tab: await ask(runtime, 'stopRecording', { tabId }) })
    },
    async setPaused(paused) {
      await ask(runtime, 'setPaused', { paused })
      change({ tab: await ask(runtime, 'tabState', { tabId }) })
    },
    async clear() {
      if (file) {
        file = undefined
        changeSoon()
        return
      }
      await ask(runtime, 'clear', { tabId })
    },
    async openFullView() {
      await options.openTab(`src/viewer/viewer.html?tab=${tabId}`)
    },
    async importFile(picked, run) {
      const imported = await openFile(page.read, picked, run)
      if (!imported) return {}
      if ('problem' in imported) return imported
      file = { trace: imported.trace, loading: false, connection: 'file', fileName: picked.name }
      changeSoon()
      return {}
    },
    readFile: (picked, run) => openFile(page.read, picked, run),
    async saveFile(name, mediaType, text) {
      page.download(name, mediaType, text)
    },
    copyText: page.copy,
    readPreferences: async () => (await settings.read()) as Partial<Preferences>,
    writePreferences: (changed) => settings.write({ ...changed }),
    fetchKeys: (url) => ask(runtime, 'fetchKeys', { tabId, url }),
    async reloadPage() {
      await options.reloadTab()
    },
    async requestAccess(origins) {
      if (await options.requestAccess?.(origins)) change({ tab: await ask(runtime, 'tabState', { tabId }) })
    },
  }

  function change(part: Partial<InspectorState>) {
    state = { ...state, ...part }
    changeSoon()
  }

  function current(): InspectorState {
    if (!stale) return state
    stale = false
    const exchanges = exchangesOfTab(fold.exchanges(), tabId)
    state = { ...state, trace: { exchanges, ...(dropped > 0 && { dropped }) } }
    return state
  }

  /** The first change shows at once, those that follow it together. */
  function changeSoon() {
    if (waiting) return
    waiting = true
    page.after(told === undefined ? 0 : calm, () => {
      waiting = false
      told = (told ?? 0) + 1
      const shown = file ?? current()
      for (const listener of listeners) listener(shown)
    })
  }

  function refold() {
    fold = createExchangeFold()
    for (const entry of entries.values()) fold.add(entry)
  }
}
