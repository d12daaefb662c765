import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import css from './virtual-list.module.css'

export interface VirtualListProps<Row> {
  readonly name: string
  readonly rows: readonly Row[]
  readonly rowHeight: number
  readonly keyOf: (row: Row) => string
  /** Key of the selected row; it is kept in sight when it changes. */
  readonly selected: string | undefined
  readonly onSelect: (row: Row) => void
  readonly children: (row: Row) => ComponentChildren
}

/** A listbox that draws only the rows in sight. Rows that arrive above do not move what is being read. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { name, rows, rowHeight, keyOf, selected, onSelect, children } = props
  const box = useRef<HTMLDivElement>(null)
  const view = useSignal({ top: 0, height: 800 })
  const keys = rows.map(keyOf)
  const index = selected === undefined ? -1 : keys.indexOf(selected)
  useMeasuredView(box, view)
  useSteadyView(box, keys, rowHeight)
  useEffect(() => keepInSight(box.current, index, rowHeight), [selected])

  const first = Math.max(0, Math.floor(view.value.top / rowHeight) - margin)
  const last = Math.min(rows.length, Math.ceil((view.value.top + view.value.height) / rowHeight) + margin)
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={name}
      tabIndex={0}
      class={css.box}
      aria-activedescendant={index >= first && index < last ? `option-${keys[index]}` : undefined}
    >
      <div role="presentation" class={css.all} style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.slice(first, last).map((row, offset) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are handled by the page (models/keymap.ts)
          <div
            key={keyOf(row)}
            tabIndex={-1}
            id={`option-${keyOf(row)}`}
            role="option"
            aria-selected={keyOf(row) === selected}
            aria-setsize={rows.length}
            aria-posinset={first + offset + 1}
            class={css.row}
            style={{ top: `${(first + offset) * rowHeight}px`, height: `${rowHeight}px` }}
            onClick={() => onSelect(row)}
          >
            {children(row)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const margin = 6

type Box = { readonly current: HTMLDivElement | null }
type View = { value: { readonly top: number; readonly height: number } }

function useMeasuredView(box: Box, view: View) {
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      view.value = { top: element.scrollTop, height: element.clientHeight }
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])
}

/** When rows were added above the one at the top of the view, scroll along with it. */
function useSteadyView(box: Box, keys: readonly string[], rowHeight: number) {
  const before = useRef(keys)
  useLayoutEffect(() => {
    const element = box.current
    const top = element ? Math.floor(element.scrollTop / rowHeight) : 0
    const anchor = before.current[top]
    before.current = keys
    if (!element || top === 0 || anchor === undefined) return
    const now = keys.indexOf(anchor)
    if (now > -1) element.scrollTop += (now - top) * rowHeight
  }, [keys.join('\n')])
}

function keepInSight(element: HTMLDivElement | null, index: number, rowHeight: number) {
  if (!element || index < 0) return
  const top = index * rowHeight
  if (top < element.scrollTop) element.scrollTop = top
  else if (top + rowHeight > element.scrollTop + element.clientHeight)
    element.scrollTop = top + rowHeight - element.clientHeight
}
