import type { Scenario, Step } from '../scenario.ts'
import { readConfig } from './config.ts'
import { errorText } from './error-text.ts'
import { createPerformer } from './perform.ts'
import {
  type LabResult,
  loadRun,
  type RunState,
  rememberLast,
  type StepResult,
  saveRun,
  startRun,
} from './run-state.ts'
import { showMissingRun, showRun } from './run-view.ts'

/** The page of a run: started at /run/<id>, continued at /callback and /signed-out, kept at /result/<id>. */
const config = readConfig()
const [, page, id] = location.pathname.split('/')
const run = page === 'run' && id ? startRun(id) : loadRun()
const scenario = config.scenarios.find((candidate) => candidate.id === run?.scenario)
if (run && scenario) await execute(scenario, run)
else showMissingRun()

async function execute(scenario: Scenario, started: RunState): Promise<void> {
  const perform = createPerformer(config, scenario)
  let run = started
  while (!run.done) {
    const step = scenario.steps[run.next]
    if (!step) {
      run = saveRun({ ...run, done: true })
      break
    }
    showRun(scenario, run)
    document.documentElement.dataset.labState = 'running'
    // Saved before the step: a step that leaves the page is done when the page is left.
    saveRun({ ...run, next: run.next + 1, log: [...run.log, { step: step.do, outcome: 'worked', detail: '' }] })
    const result = await tryStep(perform, step)
    run = saveRun({
      ...run,
      next: run.next + 1,
      log: [...run.log, result],
      done: result.outcome === 'failed',
    })
  }
  finish(scenario, run)
}

async function tryStep(perform: (step: Step) => Promise<string>, step: Step): Promise<StepResult> {
  const expected = 'expectError' in step ? step.expectError : undefined
  try {
    const detail = await perform(step)
    return { step: step.do, outcome: 'worked', detail }
  } catch (error) {
    console.error(error)
    const detail = errorText(error)
    const asExpected = expected !== undefined && detail.includes(expected)
    return { step: step.do, outcome: asExpected ? 'failed as expected' : 'failed', detail }
  }
}

function finish(scenario: Scenario, run: RunState): void {
  const error = run.log.find(({ outcome }) => outcome === 'failed')?.detail ?? null
  rememberLast(scenario.id, error === null ? 'worked' : 'failed')
  history.replaceState(null, '', `/result/${scenario.id}`)
  showRun(scenario, run)
  const result: LabResult = { scenario: scenario.id, error, log: run.log }
  document.documentElement.dataset.labResult = JSON.stringify(result)
  document.documentElement.dataset.labState = 'done'
}
