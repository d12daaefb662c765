import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { flowKindTexts } from '../../../core/explain/flow-kinds.ts'
import { verdictSentence } from '../../../core/explain/verdict-sentence.ts'
import type { Step } from '../../../core/model/flow.ts'
import type { FlowDiagnosis } from '../../../core/rules/diagnosis.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Difference } from '../../components/difference.tsx'
import { ToneSign } from '../../components/tone-sign.tsx'
import { type ComparedStep, type ComparedValue, compareFlows } from '../../models/compare-flows.ts'
import { type Comparison, counterpart, type Side, sidesOf } from '../../models/comparison.ts'
import { maskText } from '../../models/secret.ts'
import { clockText } from '../../models/time-text.ts'
import { toneOf, toneSigns } from '../../models/tone.ts'
import { UnlockDialog } from '../import/unlock-dialog.tsx'
import css from './compare-view.module.css'

export interface CompareViewProps {
  readonly flows: readonly FlowDiagnosis[]
  readonly first: FlowDiagnosis
  readonly comparison: Comparison
  readonly onProblem: (sentence: string) => void
  readonly onClose: () => void
}

/** Two flows side by side, of one recording or of two: "works for me, fails for the customer". */
export function CompareView({ flows, first, comparison, onProblem, onClose }: CompareViewProps) {
  const chosenLeft = useSignal<string | undefined>(undefined)
  const chosenRight = useSignal<string | undefined>(undefined)
  const file = comparison.file.value
  const groups = [
    { name: 'This recording', sides: sidesOf('here', flows) },
    ...(file ? [{ name: file.name, sides: sidesOf('file', file.flows) }] : []),
  ]
  const all = groups.flatMap(({ sides }) => sides)
  const left = all.find(({ id }) => id === chosenLeft.value) ?? all.find(({ diagnosis }) => diagnosis === first)
  const right =
    all.find(({ id }) => id === chosenRight.value) ?? counterpart(groups.at(-1)?.sides ?? [], left?.diagnosis ?? first)
  const question = comparison.question.value
  return (
    <section aria-label="Compare" class={css.compare}>
      <div class={css.title}>
        <h1>Two flows, step by step</h1>
        <FilePicker comparison={comparison} onProblem={onProblem} onOpened={() => (chosenRight.value = undefined)} />
        <Button icon="close" name="Close comparison" onClick={onClose} />
      </div>
      <div class={css.head}>
        <FlowChoice name="First flow" groups={groups} chosen={left?.id} onChoose={(id) => (chosenLeft.value = id)} />
        <FlowChoice name="Second flow" groups={groups} chosen={right?.id} onChoose={(id) => (chosenRight.value = id)} />
      </div>
      {left && right ? (
        <Table left={left.diagnosis} right={right.diagnosis} />
      ) : (
        <p class={css.nothing}>
          This recording holds one flow. Pick a second trace or HAR file, of a login that worked or that failed, to see
          in what they differ.
        </p>
      )}
      {question && <UnlockDialog key={question.problem} question={question} />}
    </section>
  )
}

interface FilePickerProps extends Pick<CompareViewProps, 'comparison' | 'onProblem'> {
  readonly onOpened: () => void
}

/** The second recording, which does not replace the one that is shown. */
function FilePicker({ comparison, onProblem, onOpened }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const { file, running } = comparison
  async function open(picked: File) {
    const problem = await comparison.open(picked)
    if (problem === undefined) onOpened()
    else onProblem(problem)
  }
  return (
    <span class={css.file}>
      {running.value && <span role="status">Reading {running.value.name}…</span>}
      <Button look="outlined" icon="import" onClick={() => input.current?.click()}>
        {file.value ? 'Another file' : 'Compare with a file'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to compare with"
        accept=".har,.json,.gz,.zip,.txt,application/json"
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (picked) void open(picked)
        }}
      />
    </span>
  )
}

interface FlowChoiceProps {
  readonly name: string
  readonly groups: readonly { readonly name: string; readonly sides: readonly Side[] }[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

function FlowChoice({ name, groups, chosen, onChoose }: FlowChoiceProps) {
  return (
    <select aria-label={name} onChange={(event) => onChoose(event.currentTarget.value)}>
      {groups.map((group) => (
        <optgroup key={group.name} label={group.name}>
          {group.sides.map(({ id, diagnosis: { flow }, diagnosis }) => (
            <option key={id} value={id} selected={id === chosen}>
              {toneSigns[toneOf(diagnosis)].sign} {clockText(flow.startedAt)} {flowKindTexts[flow.kind].name}{' '}
              {flow.client_id ?? ''}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

function Table({ left, right }: { readonly left: FlowDiagnosis; readonly right: FlowDiagnosis }) {
  return (
    <table class={css.table}>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">First</th>
          <th scope="col">Second</th>
        </tr>
      </thead>
      <tbody>
        <tr class={css.ends}>
          <th scope="row">How it ended</th>
          <td>
            <Ended diagnosis={left} />
          </td>
          <td>
            <Ended diagnosis={right} />
          </td>
        </tr>
        {compareFlows(left.flow, right.flow).map((step, index) => (
          <StepRows key={index} step={step} />
        ))}
      </tbody>
    </table>
  )
}

function Ended({ diagnosis }: { readonly diagnosis: FlowDiagnosis }) {
  return (
    <>
      <ToneSign tone={toneOf(diagnosis)} /> <Captured text={verdictSentence(diagnosis)} />
    </>
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
