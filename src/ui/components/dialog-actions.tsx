import type { ComponentChildren } from 'preact'
import css from './dialog-actions.module.css'

/** The buttons at the foot of a dialog. */
export function DialogActions({ children }: { readonly children: ComponentChildren }) {
  return <div class={css.actions}>{children}</div>
}
