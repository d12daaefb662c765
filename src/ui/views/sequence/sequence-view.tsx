import { useEffect, useRef } from 'preact/hooks'
import { type Lane, laneNames, type Sequence, type SequenceRow } from '../../models/sequence.ts'
import css from './sequence-view.module.css'

export interface SequenceViewProps {
  readonly sequence: Sequence
  readonly selected: number | undefined
  readonly onSelect: (step: number) => void
}

/** Lanes for who takes part, and an arrow per message. */
export function SequenceView({ sequence, selected, onSelect }: SequenceViewProps) {
  const box = useRef<HTMLElement>(null)
  const shown = useRef(selected)
  useEffect(() => {
    // Not at first: the view must not scroll away under somebody who only looks at it.
    if (shown.current === selected) return
    shown.current = selected
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  return (
    <section ref={box} aria-label="Sequence" class={css.sequence}>
      <div class={css.heads} aria-hidden="true">
        {sequence.lanes.map((lane) => (
          <span key={lane} class={css.head} style={{ left: middleOf(lane, sequence.lanes) }}>
            {laneNames[lane]}
          </span>
        ))}
      </div>
      <div
        role="listbox"
        aria-label="Steps"
        tabIndex={0}
        class={css.rows}
        aria-activedescendant={selected === undefined ? undefined : `step-${selected}`}
      >
        {sequence.lanes.map((lane) => (
          <span key={lane} class={css.lane} style={{ left: middleOf(lane, sequence.lanes) }} role="presentation" />
        ))}
        {sequence.rows.map((row) => (
          <Row
            key={row.step.number}
            row={row}
            lanes={sequence.lanes}
            selected={row.step.number === selected}
            onSelect={onSelect}
          />
        ))}
      </div>
    </section>
  )
}

interface RowProps extends Pick<SequenceViewProps, 'onSelect'> {
  readonly row: SequenceRow
  readonly lanes: readonly Lane[]
  readonly selected: boolean
}

function Row({ row, lanes, selected, onSelect }: RowProps) {
  const { step, from, to } = row
  const [left, right] = [lanes.indexOf(from), lanes.indexOf(to)].sort((a, b) => a - b)
  const start = placeOf(left ?? 0, lanes.length)
  const end = placeOf(right ?? 0, lanes.length)
  const backwards = lanes.indexOf(from) > lanes.indexOf(to)
  const look = [css.row, row.failed && css.failed, row.decisive && css.decisive, row.pause && css.pause]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys are handled by the page (models/keymap.ts)
    <div
      role="option"
      id={`step-${step.number}`}
      tabIndex={-1}
      aria-selected={selected}
      class={look.filter(Boolean).join(' ')}
      onClick={() => onSelect(step.number)}
    >
      <span class={css.label} style={{ left: `calc(${percent(start)} + 8px)` }}>
        <span class={css.number}>{step.number}</span>
        <span class={css.title}>
          {row.title}
          {row.folded > 1 && ` (${row.folded})`}
        </span>
        <span class={css.unseen}>
          , {laneNames[from]} to {laneNames[to]} {row.failed && ', failed: '}
        </span>
        {row.outcome && (
          <bdi class={css.outcome}>
            {row.failed && <span aria-hidden="true">✖ </span>}
            {row.outcome}
          </bdi>
        )}
      </span>
      <span
        class={backwards ? `${css.arrow} ${css.backwards}` : css.arrow}
        style={{ left: percent(start), width: percent(end - start) }}
      />
      <span class={css.after}>{row.after}</span>
    </div>
  )
}

function middleOf(lane: Lane, lanes: readonly Lane[]) {
  return percent(placeOf(lanes.indexOf(lane), lanes.length))
}

function percent(share: number) {
  return `${(share * 100).toFixed(3)}%`
}

/** Left of even: the labels stand right of an arrow's start and need the room. */
const places: Readonly<Record<number, readonly number[]>> = {
  2: [0.12, 0.76],
  3: [0.08, 0.34, 0.78],
  4: [0.07, 0.26, 0.62, 0.9],
}

function placeOf(index: number, lanes: number) {
  return places[lanes]?.[index] ?? (index + 0.5) / lanes
}
