import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Secret } from '../../components/secret.tsx'
import { SpecLink } from '../../components/spec-link.tsx'
import type { ParameterGroup, ParameterRow } from '../../models/parameter-rows.ts'
import css from './parameters-tab.module.css'
import { RelationView } from './relation-view.tsx'

export interface ParametersTabProps {
  readonly groups: readonly ParameterGroup[]
  readonly highlighted: string | undefined
  readonly onCopy: (what: string, text: string) => void
}

export function ParametersTab({ groups, highlighted, onCopy }: ParametersTabProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (highlighted) box.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [highlighted, groups])
  if (groups.length === 0) return <p>This step has no parameters. Raw shows what was captured of it.</p>
  return (
    <div ref={box}>
      {groups.map((group) => (
        <Group key={group.title} group={group} highlighted={highlighted} onCopy={onCopy} />
      ))}
    </div>
  )
}

interface GroupProps extends Omit<ParametersTabProps, 'groups'> {
  readonly group: ParameterGroup
}

function Group({ group, highlighted, onCopy }: GroupProps) {
  return (
    <section class={css.group} aria-label={group.title}>
      <h3 class={css.title}>{group.title}</h3>
      {group.missing && <p class={css.missing}>{group.missing}</p>}
      {group.rows.map((row) => (
        <Row key={row.key} row={row} highlighted={row.name === highlighted} onCopy={onCopy} />
      ))}
    </section>
  )
}

interface RowProps {
  readonly row: ParameterRow
  readonly highlighted: boolean
  readonly onCopy: (what: string, text: string) => void
}

function Row({ row, highlighted, onCopy }: RowProps) {
  const { name, value, secret, carrier, gloss, spec, relations, warnings } = row
  return (
    <div class={css.row} aria-current={highlighted ? 'true' : undefined}>
      <div class={css.name}>
        <Captured text={name} />
      </div>
      <div class={css.value}>
        {carrier === 'missing' ? <em>not sent</em> : <Value name={name} value={value} secret={secret} />}
        {carrier !== 'missing' && (
          <span class={css.copy}>
            <Button icon="copy" name={`Copy ${name}`} onClick={() => onCopy(copied(name, secret), value)} />
          </span>
        )}
        {relations.map((relation, index) => (
          <RelationView key={index} relation={relation} secret={secret} />
        ))}
        {warnings.map((warning) => (
          <div key={warning} class={css.warning}>
            ⚠ <Captured text={warning} />
          </div>
        ))}
        {gloss && (
          <div class={css.gloss}>
            {gloss} {spec && <SpecLink spec={spec} />}
          </div>
        )}
      </div>
    </div>
  )
}

function Value({ name, value, secret }: { readonly name: string; readonly value: string; readonly secret: boolean }) {
  if (value === '') return <em>empty</em>
  return secret ? <Secret name={name} value={value} /> : <Captured text={value} />
}

function copied(name: string, secret: boolean) {
  return secret ? `the real value of ${name}` : name
}
