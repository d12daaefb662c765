import type { Scenario } from '../scenario.ts'
import { element, show } from './element.ts'
import type { RunState, StepResult } from './run-state.ts'
import { stepNames } from './step-names.ts'

export function showRun(scenario: Scenario, run: RunState): void {
  document.title = `${scenario.title} – OAuth X-ray lab`
  show(
    element('p', { class: 'back' }, element('a', { href: '/' }, '← All scenarios')),
    element('h1', {}, scenario.title),
    element('p', {}, scenario.happens),
    element(
      'ol',
      { class: 'steps' },
      ...scenario.steps.map((step, index) => stepRow(stepNames[step.do], rowState(run, index))),
    ),
    run.done ? ending(scenario, run) : element('p', { class: 'state', role: 'status' }, 'Running …'),
  )
}

export function showMissingRun(): void {
  show(
    element('h1', {}, 'Nothing is running in this tab'),
    element('p', {}, 'This page continues a run that was started from the list.'),
    element('p', {}, element('a', { href: '/' }, 'To the scenarios')),
  )
}

type RowState = StepResult | 'now' | 'later' | 'not reached'

function rowState(run: RunState, index: number): RowState {
  if (index === run.next && !run.done) return 'now'
  return run.log[index] ?? (run.done ? 'not reached' : 'later')
}

function stepRow(name: string, state: RowState): HTMLElement {
  const { mark, label, detail } = describe(state)
  return element(
    'li',
    { class: 'step', 'data-mark': mark },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, marks[mark]),
    element('span', { class: 'name' }, name, element('span', { class: 'hidden' }, ` (${label})`)),
    detail ? element('pre', { class: 'detail' }, detail) : undefined,
  )
}

const marks = { ok: '✓', bad: '✗', now: '…', none: '·' } as const

function describe(state: RowState): { mark: keyof typeof marks; label: string; detail: string } {
  if (state === 'now') return { mark: 'now', label: 'running', detail: '' }
  if (typeof state === 'string') return { mark: 'none', label: state, detail: '' }
  return { mark: state.outcome === 'failed' ? 'bad' : 'ok', label: state.outcome, detail: state.detail }
}

function ending(scenario: Scenario, run: RunState): HTMLElement {
  const error = run.log.find(({ outcome }) => outcome === 'failed')?.detail
  const { cause } = scenario.expected
  return element(
    'section',
    { class: 'ending', role: 'status', 'data-ending': error ? 'failed' : 'worked' },
    element('h2', {}, heading(scenario, error)),
    element('p', {}, error ? 'The app knows only the error above. ' : '', 'OAuth X-ray should say: ', scenario.finds),
    cause ? element('p', {}, element('code', {}, cause)) : undefined,
    element(
      'p',
      { class: 'actions' },
      element('a', { class: 'run', href: `/run/${scenario.id}` }, 'Run again'),
      element('a', { href: '/' }, 'All scenarios'),
    ),
  )
}

function heading({ appError, expected }: Scenario, error: string | undefined): string {
  if (appError === undefined) return error ? 'It failed, although nothing is wrong here' : 'Everything worked'
  if (!error) return 'It worked, although it should have failed'
  if (!error.includes(appError)) return 'It failed, but in another way than it should'
  return expected.status === 'incomplete' ? 'It ended, as it should' : 'It failed, as it should'
}
