import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import type { IconName } from './icon.tsx'
import css from './menu.module.css'

export interface MenuItem {
  readonly label: string
  /** One line under the label. */
  readonly hint?: string
  /** Something else than the items before it: a line keeps them apart. */
  readonly apart?: true
  readonly run: () => void
}

export interface MenuProps {
  readonly name: string
  readonly icon?: IconName
  readonly items: readonly MenuItem[]
  readonly disabled?: boolean
}

/** A button that opens a list of commands. */
export function Menu({ name, icon, items, disabled }: MenuProps) {
  const open = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  const close = () => {
    open.value = false
  }

  useEffect(() => {
    if (!open.value) return
    itemsOf(root.current)[0]?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open.value])

  function onKeyDown(event: KeyboardEvent) {
    if (!open.value) return
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1)
    else return event.stopPropagation()
    event.stopPropagation()
    if (event.key === 'Tab') return
    event.preventDefault()
    if (event.key === 'Escape') root.current?.querySelector('button')?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the items inside
    <div ref={root} class={css.menu} onKeyDown={onKeyDown}>
      <Button
        {...(icon && { icon })}
        {...(disabled !== undefined && { disabled })}
        menu={open.value ? 'open' : 'closed'}
        onClick={() => {
          open.value = !open.value
        }}
      >
        {name}
      </Button>
      {open.value && (
        <div role="menu" aria-label={name} class={css.items}>
          {items.map(({ label, hint, apart, run }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              class={apart && css.apart}
              onClick={() => {
                close()
                run()
              }}
            >
              {label}
              {hint && <small>{hint}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function itemsOf(root: HTMLElement | null): readonly HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>('[role="menuitem"]')] : []
}

function moveFocus(root: HTMLElement | null, by: 1 | -1) {
  const items = itemsOf(root)
  const index = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  items[(index + by + items.length) % items.length]?.focus()
}
