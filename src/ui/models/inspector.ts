import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { GivenKeySet } from '../../core/facts/key-sets.ts'
import type { Inspection } from '../../core/inspect.ts'
import { errorText } from '../../core/model/error-text.ts'
import type { Trace } from '../../core/model/trace.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import type { InspectorAdapter, InspectorState } from '../inspector-adapter.ts'
import { type Work, workHere } from '../work/work.ts'
import { type Comparison, createComparison } from './comparison.ts'
import { parseFilter } from './flow-filter.ts'
import { flowRows, type ListRow } from './flow-rows.ts'
import { createImports, type Imports } from './imports.ts'
import { createKeys, type Keys } from './keys.ts'
import { latest } from './latest.ts'
import { createNotices, type Notices } from './notices.ts'
import { createPreferences, type PreferencesModel } from './preferences.ts'
import { createSelection, type Selection } from './selection.ts'
import { createShownTrace, type ShownTrace } from './shown-trace.ts'

export interface Inspector {
  readonly adapter: InspectorAdapter
  readonly state: ReadonlySignal<InspectorState>
  readonly shown: ShownTrace
  readonly inspection: ReadonlySignal<Inspection | undefined>
  /** Our own bug, while computing the view. */
  readonly problem: ReadonlySignal<string | undefined>
  readonly preferences: PreferencesModel
  readonly notices: Notices
  /** Of all flows, those that the preferences let through. */
  readonly flows: ReadonlySignal<readonly FlowDiagnosis[]>
  readonly rows: ReadonlySignal<readonly ListRow[]>
  readonly selection: Selection
  readonly keys: Keys
  readonly comparison: Comparison
  readonly imports: Imports
  readonly work: Work
  /** A large recording is being searched for logins: how many requests it has. */
  readonly judging: ReadonlySignal<number | undefined>
  toggleGroup(id: string): void
  startRecording(): void
  stopRecording(): void
  setPaused(paused: boolean): void
  clear(): void
  importFile(file: File): void
  /** Back from a file to the tab, or to nothing. */
  closeFile(): void
  openSample(): void
  copy(what: string, text: string): void
  saveFile(name: string, mediaType: string, text: string): void
  dispose(): void
}

export interface InspectorOptions {
  readonly work?: Work
  /** Milliseconds between two computations. */
  readonly pause?: number
}

/** Everything that the panel, the viewer and the popup show, as signals. */
export function createInspector(adapter: InspectorAdapter, options: InspectorOptions = {}): Inspector {
  const state = signal<InspectorState>({ trace: { exchanges: [] }, loading: true, connection: 'reconnecting' })
  const inspection = signal<Inspection | undefined>(undefined)
  const problem = signal<string | undefined>(undefined)
  const openGroups = signal<ReadonlySet<string>>(new Set())
  const preferences = createPreferences(adapter)
  const notices = createNotices()
  const shown = createShownTrace(state)

  const all = computed(() => inspection.value?.diagnosis.flows ?? [])
  const kept = computed(() => (preferences.values.preserve.value ? all.value : sinceLastLogin(all.value)))
  const flows = computed(() => kept.value.filter(parseFilter(preferences.values.filter.value)))
  const rows = computed(() => flowRows(flows.value, openGroups.value))
  const selection = createSelection(kept)
  const keys = createKeys(adapter)
  const work = options.work ?? workHere
  const comparison = createComparison(adapter, work)
  const imports = createImports(adapter.importFile)
  const judging = signal<number | undefined>(undefined)
  let judged: AbortController | undefined

  async function judge({ trace, keySets }: { readonly trace: Trace; readonly keySets: readonly GivenKeySet[] }) {
    if (!work.isLong(trace)) return work.inspect(trace, keySets)
    judged = new AbortController()
    judging.value = trace.exchanges.length
    return work.inspect(trace, keySets, judged.signal).finally(() => {
      judging.value = undefined
    })
  }

  const compute = latest(
    judge,
    (result) =>
      batch(() => {
        // Given up; what is shown instead comes next.
        if (result) inspection.value = result
        problem.value = undefined
      }),
    (error) => {
      problem.value = errorText(error)
    },
    options.pause,
  )
  const stopObserving = adapter.observe((next) => {
    state.value = next
  })
  const stopComputing = effect(() => compute({ trace: shown.trace.value, keySets: keys.given.value }))

  /** Runs what the person asked for, and says so when it fails. */
  function attempt(what: string, job: Promise<unknown>) {
    job.catch((error: unknown) => notices.say(`${what} failed: ${errorText(error)}`))
  }

  return {
    adapter,
    state,
    shown,
    inspection,
    problem,
    preferences,
    notices,
    flows,
    rows,
    selection,
    keys,
    comparison,
    imports,
    work,
    judging,
    toggleGroup: (id) => {
      const open = new Set(openGroups.value)
      if (!open.delete(id)) open.add(id)
      openGroups.value = open
    },
    startRecording: () => attempt('Recording', adapter.startRecording()),
    stopRecording: () => attempt('Stopping', adapter.stopRecording()),
    setPaused: (paused) => attempt(paused ? 'Pausing' : 'Resuming', adapter.setPaused(paused)),
    clear: () => {
      const restore = shown.remember()
      selection.forget()
      keys.forget()
      comparison.closeFile()
      if (shown.sample.value !== undefined) return shown.closeSample()
      attempt('Clearing', adapter.clear())
      notices.say('Cleared.', { label: 'Undo', run: restore })
    },
    importFile: (file) =>
      attempt(
        'Import',
        imports.start(file).then((end) => {
          if (end.outcome === 'failed' && !imports.dialog.value) notices.say(end.problem)
          if (end.outcome !== 'shown') return
          shown.closeSample()
          selection.forget()
        }),
      ),
    closeFile: () => {
      judged?.abort()
      selection.forget()
      attempt('Closing the file', adapter.clear())
    },
    openSample: () =>
      attempt(
        'Opening the sample',
        import('../sample/code-reused.ts').then(({ sampleTrace }) => {
          selection.forget()
          shown.showSample('Sample: a code exchanged twice', sampleTrace())
        }),
      ),
    copy: (what, text) =>
      attempt(
        'Copying',
        adapter.copyText(text).then(() => notices.say(`Copied ${what}.`)),
      ),
    saveFile: (name, mediaType, text) =>
      attempt(
        'Saving',
        adapter.saveFile(name, mediaType, text).then(() => notices.say(`Saved ${name}.`)),
      ),
    dispose: () => {
      stopObserving()
      stopComputing()
      notices.dismiss()
    },
  }
}

/** The latest login and what came after it: what is left when earlier logins are not preserved. */
function sinceLastLogin(flows: readonly FlowDiagnosis[]): readonly FlowDiagnosis[] {
  const starts = flows.flatMap(({ flow }) =>
    flow.authorizationRequest && flow.kind !== 'silentRenew' ? [flow.startedAt] : [],
  )
  const last = Math.max(...starts, Number.NEGATIVE_INFINITY)
  return flows.filter(({ flow }) => flow.startedAt >= last)
}
