import { ToneSign } from '../../components/tone-sign.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import type { ListRow } from '../../models/flow-rows.ts'
import { clockText } from '../../models/time-text.ts'
import css from './flow-list.module.css'

export interface FlowListProps {
  readonly rows: readonly ListRow[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  readonly onToggle: (group: string) => void
}

export function FlowList({ rows, selected, onSelect, onToggle }: FlowListProps) {
  return (
    <VirtualList
      name="Flows"
      rows={rows}
      rowHeight={40}
      keyOf={keyOf}
      selected={selected}
      onSelect={(row) => (row.type === 'group' ? onToggle(row.id) : onSelect(row.id))}
    >
      {(row) => <Row row={row} />}
    </VirtualList>
  )
}

function keyOf(row: ListRow) {
  return row.id
}

function Row({ row }: { readonly row: ListRow }) {
  const indented = row.type === 'flow' && row.indented
  return (
    <div class={indented ? `${css.row} ${css.indented}` : css.row}>
      <div class={css.first}>
        {row.type === 'flow' ? <ToneSign tone={row.tone} /> : <span class={css.group}>{row.open ? '▾' : '▸'} ⟳</span>}
        <span class={css.title}>{row.title}</span>
        <time class={css.time}>{clockText(row.startedAt)}</time>
      </div>
      <div class={css.second}>
        <span class={css.subtitle}>{row.subtitle}</span>
        {row.type === 'flow' && row.findings > 0 && <span>{findingsText(row.findings)}</span>}
      </div>
    </div>
  )
}

function findingsText(count: number) {
  return count === 1 ? '1 finding' : `${count} findings`
}
