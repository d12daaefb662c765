import { type DiffPart, markDifference } from '../models/differing.ts'
import { Captured } from './captured.tsx'
import css from './difference.module.css'

export interface DifferenceProps {
  readonly leftLabel: string
  /** undefined: there is none. */
  readonly left: string | undefined
  readonly rightLabel: string
  readonly right: string | undefined
}

/** Two texts that should be equal, one under the other, with what differs underlined. */
export function Difference({ leftLabel, left, rightLabel, right }: DifferenceProps) {
  const parts = markDifference(left ?? '', right ?? '')
  return (
    <dl class={css.difference}>
      <dt class={css.label}>{leftLabel}</dt>
      <dd class={css.value}>
        <Parts parts={parts.left} nothing={left === undefined ? 'not sent' : 'empty'} />
      </dd>
      <dt class={css.label}>{rightLabel}</dt>
      <dd class={css.value}>
        <Parts parts={parts.right} nothing={right === undefined ? 'not sent' : 'empty'} />
      </dd>
    </dl>
  )
}

function Parts({ parts, nothing }: { readonly parts: readonly DiffPart[]; readonly nothing: string }) {
  if (parts.length === 0) return <mark class={css.nothing}>{nothing}</mark>
  return (
    <>
      {parts.map((part, index) =>
        part.differs ? (
          <mark key={index}>
            <Captured text={part.text} />
          </mark>
        ) : (
          <Captured key={index} text={part.text} />
        ),
      )}
    </>
  )
}
