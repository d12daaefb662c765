import { useSignal } from '@preact/signals'
import type { HttpExchange } from '../../../core/model/http-exchange.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { bodyText, headerLines, prettyBody } from '../../models/raw-text.ts'
import { maskSecretsIn } from '../../models/secret.ts'
import css from './text-tab.module.css'

export interface HttpTabProps {
  readonly exchange: HttpExchange | undefined
  readonly secrets: readonly string[]
}

/** What the Network panel shows: request and response, headers and bodies. */
export function HttpTab({ exchange, secrets }: HttpTabProps) {
  const revealed = useSignal(false)
  if (!exchange) return <p>This exchange was not captured.</p>
  const show = (text: string) => (revealed.value ? text : maskSecretsIn(text, secrets))
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
      </Button>
      {partsOf(exchange).map(({ title, text }) => (
        <section key={title} aria-label={title}>
          <h3 class={css.title}>{title}</h3>
          <pre class={css.text}>
            <Captured text={show(text)} lines />
          </pre>
        </section>
      ))}
    </>
  )
}

function partsOf({ request, response, error, provenance }: HttpExchange) {
  const sources = [...new Set(Object.values(provenance).flat())].join(', ')
  return [
    {
      title: 'General',
      text: [`${request.method} ${request.url}`, statusLine(response?.status, error?.code)].join('\n'),
    },
    { title: 'Request headers', text: headerLines(request.headers) },
    { title: 'Payload', text: bodyText(request.body).trim() || '(none)' },
    { title: 'Response headers', text: response ? headerLines(response.headers) : '(no response was seen)' },
    { title: 'Response', text: prettyBody(bodyText(response?.body).trim()) || '(none)' },
    { title: 'Seen by', text: sources || '(unknown)' },
  ]
}

function statusLine(status: number | undefined, error: string | undefined) {
  if (error !== undefined) return `Failed: ${error}`
  return status === undefined ? 'No response was seen' : `Status ${status}`
}
