import { useId } from 'preact/hooks'
import css from './field.module.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** One line of text, text that is not shown, or several lines. */
  readonly kind?: 'line' | 'passphrase' | 'lines'
  /** One line under the field. */
  readonly hint?: string
}

/** A labelled field for text. */
export function Field({ label, value, onInput, kind = 'line', hint }: FieldProps) {
  const id = useId()
  const shared = {
    id,
    value,
    spellcheck: false,
    autocomplete: 'off',
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onInput(event.currentTarget.value),
  } as const
  return (
    <p class={css.field}>
      <label for={id}>{label}</label>
      {kind === 'lines' && <textarea rows={5} {...shared} />}
      {kind === 'passphrase' && <input type="password" {...shared} />}
      {kind === 'line' && <input type="text" {...shared} />}
      {hint !== undefined && (
        <small id={`${id}-hint`} class={css.hint}>
          {hint}
        </small>
      )}
    </p>
  )
}
