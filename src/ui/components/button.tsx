import type { ComponentChildren } from 'preact'
import css from './button.module.css'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps {
  /** May be left out by a button that submits its form. */
  readonly onClick?: () => void
  readonly children?: ComponentChildren
  readonly icon?: IconName
  /** The accessible name, where the text does not say it. */
  readonly name?: string
  readonly title?: string
  readonly look?: 'plain' | 'outlined' | 'primary' | 'link'
  readonly pressed?: boolean
  readonly disabled?: boolean
  /** Submits the form that it is in. */
  readonly submits?: boolean
  /** Opens a menu. */
  readonly menu?: 'open' | 'closed'
}

export function Button({
  onClick,
  children,
  icon,
  name,
  title,
  look = 'plain',
  pressed,
  disabled,
  submits,
  menu,
}: ButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={look === 'plain' ? css.button : `${css.button} ${css[look]}`}
      aria-label={name}
      aria-pressed={pressed}
      aria-haspopup={menu && 'menu'}
      aria-expanded={menu && menu === 'open'}
      title={title ?? name}
      disabled={disabled}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
      {menu && <span aria-hidden="true">▾</span>}
    </button>
  )
}
