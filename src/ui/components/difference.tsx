import { type DiffPart, markDifference } from '../models/differing.ts'
import { Captured } from './captured.tsx'
import css from './difference.module.css'

export interface DifferenceProps {
  readonly leftLabel: string
  readonly left: string
  readonly rightLabel: string
  readonly right: string
}

/** Two texts that should be equal, one under the other, with what differs underlined. */
export function Difference({ leftLabel, left, rightLabel, right }: DifferenceProps) {
  const parts = markDifference(left, right)
  return (
    <dl class={css.difference}>
      <dt class={css.label}>{leftLabel}</dt>
      <dd class={css.value}>
        <Parts parts={parts.left} />
      </dd>
      <dt class={css.label}>{rightLabel}</dt>
      <dd class={css.value}>
        <Parts parts={parts.right} />
      </dd>
    </dl>
  )
}

function Parts({ parts }: { readonly parts: readonly DiffPart[] }) {
  if (parts.length === 0) return <span class={css.nothing}>empty</span>
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
