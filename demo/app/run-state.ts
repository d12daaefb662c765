/** A run outlives the page, because a login leaves it: the state is kept in this tab until the run is over. */
export interface RunState {
  readonly scenario: string
  /** Index of the step to do next. */
  readonly next: number
  readonly log: readonly StepResult[]
  readonly done: boolean
}

export interface StepResult {
  readonly step: string
  readonly outcome: 'worked' | 'failed as expected' | 'failed'
  /** What the app got to see: a value, or the library's error as it is. */
  readonly detail: string
}

/** What tests read from `document.documentElement.dataset.labResult`. */
export interface LabResult {
  readonly scenario: string
  /** The error that ended the run, as the app experienced it. */
  readonly error: string | null
  readonly log: readonly StepResult[]
}

const runKey = 'lab.run'
const lastKey = 'lab.last.'

export function startRun(scenario: string): RunState {
  sessionStorage.clear()
  for (const key of Object.keys(localStorage)) if (!key.startsWith(lastKey)) localStorage.removeItem(key)
  rememberLast(scenario, 'started')
  return saveRun({ scenario, next: 0, log: [], done: false })
}

export function loadRun(): RunState | undefined {
  const stored = sessionStorage.getItem(runKey)
  return stored ? (JSON.parse(stored) as RunState) : undefined
}

export function saveRun(run: RunState): RunState {
  sessionStorage.setItem(runKey, JSON.stringify(run))
  return run
}

export type Last = 'started' | 'worked' | 'failed'

/** For the list page: how the last run of each scenario ended. */
export function rememberLast(scenario: string, last: Last): void {
  localStorage.setItem(lastKey + scenario, last)
}

export function lastOf(scenario: string): string | undefined {
  return localStorage.getItem(lastKey + scenario) ?? undefined
}
