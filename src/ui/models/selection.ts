import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { decisiveStep } from '../../core/explain/verdict-sentence.ts'
import type { Step } from '../../core/model/flow.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import type { ListRow } from './flow-rows.ts'
import { toneOf } from './tone.ts'

export interface Selection {
  readonly diagnosis: ReadonlySignal<FlowDiagnosis | undefined>
  readonly step: ReadonlySignal<Step | undefined>
  /** The parameter that a click on evidence asked for. */
  readonly highlighted: ReadonlySignal<string | undefined>
  selectFlow(id: string): void
  selectStep(number: number, parameter?: string): void
  /** Through the rows of the list, and through the steps of the flow. */
  moveFlow(by: 1 | -1, rows: readonly ListRow[]): void
  moveStep(by: 1 | -1): void
  forget(): void
}

/** What is selected. Rows that arrive later never move it: the first choice is made once and then kept. */
export function createSelection(flows: ReadonlySignal<readonly FlowDiagnosis[]>): Selection {
  const flowId = signal<string | undefined>(undefined)
  const steps = signal<ReadonlyMap<string, number>>(new Map())
  const highlighted = signal<string | undefined>(undefined)
  let kept: string | undefined

  const diagnosis = computed(() => {
    const wanted = flowId.value ?? kept
    const found = flows.value.find(({ flow }) => flow.id === wanted) ?? firstChoice(flows.value)
    kept = found?.flow.id
    return found
  })

  const step = computed(() => {
    const shown = diagnosis.value
    if (!shown) return undefined
    const { flow } = shown
    const chosen = steps.value.get(flow.id)
    return flow.steps.find(({ number }) => number === chosen) ?? decisiveStep(shown) ?? flow.steps[0]
  })

  function selectFlow(id: string) {
    flowId.value = id
    highlighted.value = undefined
  }

  function selectStep(number: number, parameter?: string) {
    const flow = diagnosis.value?.flow
    if (!flow) return
    flowId.value = flow.id
    steps.value = new Map(steps.value).set(flow.id, number)
    highlighted.value = parameter
  }

  return {
    diagnosis,
    step,
    highlighted,
    selectFlow,
    selectStep,
    moveFlow: (by, rows) => {
      const ids = rows.flatMap((row) => (row.type === 'flow' ? [row.id] : []))
      const next = ids[neighbour(ids.indexOf(diagnosis.value?.flow.id ?? ''), by, ids.length)]
      if (next !== undefined) selectFlow(next)
    },
    moveStep: (by) => {
      const all = diagnosis.value?.flow.steps ?? []
      const next =
        all[
          neighbour(
            all.findIndex((each) => each.number === step.value?.number),
            by,
            all.length,
          )
        ]
      if (next) selectStep(next.number)
    },
    forget: () => {
      kept = undefined
      flowId.value = undefined
      steps.value = new Map()
      highlighted.value = undefined
    },
  }
}

function neighbour(index: number, by: 1 | -1, length: number) {
  return Math.min(Math.max(index + by, 0), length - 1)
}

/** The newest broken flow, else the newest login, else the newest. */
function firstChoice(flows: readonly FlowDiagnosis[]) {
  const newestFirst = [...flows].sort((a, b) => b.flow.startedAt - a.flow.startedAt)
  return (
    newestFirst.find((each) => toneOf(each) === 'failed') ??
    newestFirst.find(({ flow }) => flow.authorizationRequest !== undefined) ??
    newestFirst[0]
  )
}
