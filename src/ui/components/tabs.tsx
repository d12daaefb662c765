import css from './tabs.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  /** A number or sign beside the label. */
  readonly badge?: string
}

export interface TabsProps<Id extends string> {
  readonly name: string
  readonly tabs: readonly Tab<Id>[]
  readonly selected: Id
  /** Id of the element that shows the selected tab. */
  readonly panel: string
  readonly onSelect: (id: Id) => void
}

export function Tabs<Id extends string>({ name, tabs, selected, panel, onSelect }: TabsProps<Id>) {
  function move(event: KeyboardEvent) {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const index = tabs.findIndex((tab) => tab.id === selected)
    const next = tabs[(index + by + tabs.length) % tabs.length]
    if (!next) return
    onSelect(next.id)
    if (event.currentTarget instanceof HTMLElement)
      event.currentTarget.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus()
  }

  return (
    <div role="tablist" aria-label={name} class={css.tabs} onKeyDown={move}>
      {tabs.map(({ id, label, badge }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === selected}
          aria-controls={panel}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {label}
          {badge && ` ${badge}`}
        </button>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
