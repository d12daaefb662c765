import { useSignal } from '@preact/signals'
import { flowKindTexts } from '../../../core/explain/flow-kinds.ts'
import type { Step } from '../../../core/model/flow.ts'
import type { FlowDiagnosis } from '../../../core/rules/diagnosis.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Difference } from '../../components/difference.tsx'
import { type ComparedStep, type ComparedValue, compareFlows } from '../../models/compare-flows.ts'
import { maskText } from '../../models/secret.ts'
import { clockText } from '../../models/time-text.ts'
import { toneOf, toneSigns } from '../../models/tone.ts'
import css from './compare-view.module.css'

export interface CompareViewProps {
  readonly flows: readonly FlowDiagnosis[]
  readonly first: FlowDiagnosis
  readonly onClose: () => void
}

/** Two flows side by side: "works for me, fails for the customer". */
export function CompareView({ flows, first, onClose }: CompareViewProps) {
  const left = useSignal(first.flow.id)
  const right = useSignal((otherOf(flows, first) ?? first).flow.id)
  const a = flows.find(({ flow }) => flow.id === left.value) ?? first
  const b = flows.find(({ flow }) => flow.id === right.value) ?? first
  const steps = compareFlows(a.flow, b.flow)
  return (
    <section aria-label="Compare" class={css.compare}>
      <h1>Two flows, step by step</h1>
      <div class={css.head}>
        <FlowChoice name="First flow" flows={flows} chosen={a.flow.id} onChoose={(id) => (left.value = id)} />
        <FlowChoice name="Second flow" flows={flows} chosen={b.flow.id} onChoose={(id) => (right.value = id)} />
        <Button icon="close" name="Close comparison" onClick={onClose} />
      </div>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <StepRows key={index} step={step} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The newest flow of the same kind that ended differently, else any other. */
function otherOf(flows: readonly FlowDiagnosis[], { flow }: FlowDiagnosis) {
  const others = flows.filter((each) => each.flow.id !== flow.id)
  return (
    others.findLast((each) => each.flow.kind === flow.kind && each.flow.status !== flow.status) ??
    others.findLast((each) => each.flow.kind === flow.kind) ??
    others.at(-1)
  )
}

interface FlowChoiceProps {
  readonly name: string
  readonly flows: readonly FlowDiagnosis[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

function FlowChoice({ name, flows, chosen, onChoose }: FlowChoiceProps) {
  return (
    <select aria-label={name} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
      {flows.map((diagnosis) => (
        <option key={diagnosis.flow.id} value={diagnosis.flow.id}>
          {toneSigns[toneOf(diagnosis)].sign} {clockText(diagnosis.flow.startedAt)}{' '}
          {flowKindTexts[diagnosis.flow.kind].name} {diagnosis.flow.client_id ?? ''}
        </option>
      ))}
    </select>
  )
}

function StepRows({ step }: { readonly step: ComparedStep }) {
  const telling = step.differing.filter((each) => !each.always)
  const always = step.differing.filter((each) => each.always)
  return (
    <>
      <tr class={css.step}>
        <th scope="row">{step.title}</th>
        <td>{stepText(step.left)}</td>
        <td>{stepText(step.right)}</td>
      </tr>
      {telling.map((each) => (
        <Value key={each.name} value={each} />
      ))}
      {always.length > 0 && (
        <tr class={css.always}>
          <td colSpan={3}>differ in every login: {always.map((each) => each.name).join(', ')}</td>
        </tr>
      )}
    </>
  )
}

function stepText(step: Step | undefined) {
  if (!step) return <em>not there</em>
  const status = step.status === undefined ? '' : ` ${step.status}`
  return `#${step.number}${status}${step.failed ? ' ✖' : ''}`
}

function Value({ value }: { readonly value: ComparedValue }) {
  const { name, left, right, secret } = value
  const shown = (text: string | undefined) => (text !== undefined && secret ? maskText(text) : text)
  return (
    <tr class={css.value}>
      <th scope="row" class={css.valueName}>
        ≠ <Captured text={name} />
      </th>
      <td colSpan={2}>
        <Difference leftLabel="first" left={shown(left)} rightLabel="second" right={shown(right)} />
      </td>
    </tr>
  )
}
