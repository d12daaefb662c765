import { useSignal } from '@preact/signals'
import { maskText } from '../models/secret.ts'
import { Button } from './button.tsx'
import { Captured } from './captured.tsx'
import css from './secret.module.css'

/** A secret: masked until somebody clicks. */
export function Secret({ name, value }: { readonly name: string; readonly value: string }) {
  const revealed = useSignal(false)
  return (
    <span class={css.secret}>
      <Captured text={revealed.value ? value : maskText(value)} />
      <Button
        icon={revealed.value ? 'conceal' : 'reveal'}
        name={revealed.value ? `Hide ${name}` : `Reveal ${name}`}
        onClick={() => {
          revealed.value = !revealed.value
        }}
      />
    </span>
  )
}
