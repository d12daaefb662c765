import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Difference } from '../../components/difference.tsx'
import type { Relation } from '../../models/parameter-rows.ts'
import css from './relation-view.module.css'

export interface RelationViewProps {
  readonly relation: Relation
  /** Of a secret the difference is shown on request. */
  readonly secret: boolean
}

/** How a parameter relates to another one: equal, derived, or different where it should be equal. */
export function RelationView({ relation, secret }: RelationViewProps) {
  if (relation.kind === 'equal') {
    return (
      <div class={css.good}>
        = #{relation.step} <Captured text={relation.parameter} /> ✔
      </div>
    )
  }
  if (relation.kind === 'derived') {
    return (
      <div class={css.good}>
        S256 → {relation.digest.slice(0, 6)}… = #{relation.step} <Captured text={relation.parameter} /> ✔
      </div>
    )
  }
  return <Differs relation={relation} secret={secret} />
}

function Differs({
  relation,
  secret,
}: {
  readonly relation: Relation & { kind: 'differs' }
  readonly secret: boolean
}) {
  const shown = useSignal(!secret)
  const { step, parameter, own, other, note } = relation
  return (
    <div class={css.bad}>
      ≠ #{step} <Captured text={parameter} /> ✖{note && ` — ${note}`}
      {shown.value ? (
        <Difference leftLabel={`in #${step}`} left={other} rightLabel="here" right={own} />
      ) : (
        <>
          {' '}
          <Button
            look="link"
            onClick={() => {
              shown.value = true
            }}
          >
            Show the difference
          </Button>
        </>
      )}
    </div>
  )
}
