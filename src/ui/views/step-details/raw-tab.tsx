import { useSignal } from '@preact/signals'
import type { HttpExchange } from '../../../core/model/http-exchange.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { rawText } from '../../models/raw-text.ts'
import { maskSecretsIn } from '../../models/secret.ts'
import css from './text-tab.module.css'

export interface RawTabProps {
  readonly exchange: HttpExchange | undefined
  readonly secrets: readonly string[]
  readonly onCopy: (what: string, text: string) => void
}

/** The exchange as it was captured; always there, whatever the other views can read. */
export function RawTab({ exchange, secrets, onCopy }: RawTabProps) {
  const revealed = useSignal(false)
  if (!exchange) return <p>This exchange was not captured.</p>
  const text = rawText(exchange)
  return (
    <>
      <Button
        icon={revealed.value ? 'conceal' : 'reveal'}
        look="outlined"
        pressed={revealed.value}
        onClick={() => {
          revealed.value = !revealed.value
        }}
      >
        Reveal secrets
      </Button>{' '}
      <Button icon="copy" look="outlined" onClick={() => onCopy('the raw exchange, secrets included', text)}>
        Copy
      </Button>
      <pre class={css.text}>
        <Captured text={revealed.value ? text : maskSecretsIn(text, secrets)} lines />
      </pre>
    </>
  )
}
