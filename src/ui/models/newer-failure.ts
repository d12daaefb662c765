import { flowKindTexts } from '../../core/explain/flow-kinds.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import { clockText } from './time-text.ts'
import { toneOf } from './tone.ts'

export interface NewerFailure {
  readonly flow: string
  /** `Login failed at 10:42:07` */
  readonly text: string
}

/** What is shown stays; that something newer has failed meanwhile is said, for whoever just tried again. */
export function newerFailure(flows: readonly FlowDiagnosis[], shown: FlowDiagnosis): NewerFailure | undefined {
  const newest = flows
    .filter((each) => each.flow.startedAt > shown.flow.startedAt && toneOf(each) === 'failed')
    .sort((a, b) => b.flow.startedAt - a.flow.startedAt)[0]
  if (!newest) return undefined
  const { id, kind, startedAt } = newest.flow
  return { flow: id, text: `${flowKindTexts[kind].name} failed at ${clockText(startedAt)}` }
}
