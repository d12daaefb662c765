import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import css from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A modal dialog; Escape and its cross close it. The keyboard begins at its first control, not at the cross. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    body.current?.querySelector<HTMLElement>(controls)?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={css.dialog}
      aria-label={title}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class={css.head}>
        <h2>{title}</h2>
        <Button icon="close" name="Close" onClick={onClose} />
      </div>
      <div ref={body} class={css.body}>
        {children}
      </div>
    </dialog>
  )
}

const controls = 'input:enabled, textarea:enabled, select:enabled, button:enabled'
