import type { Body, HeaderField, HttpExchange } from '../../core/model/http-exchange.ts'
import { absenceTexts } from './parameter-rows.ts'

/** The exchange as text, close to what went over the wire. */
export function rawText({ request, response, error }: HttpExchange): string {
  const parts = [`${request.method} ${request.url}`, headerLines(request.headers), bodyText(request.body)]
  if (response)
    parts.push(`\n── response ──\nHTTP ${response.status}`, headerLines(response.headers), bodyText(response.body))
  else parts.push('\n── no response was seen ──')
  if (error) parts.push(`\n── network error ──\n${error.code} (${error.kind})`)
  return parts.filter((part) => part !== '').join('\n')
}

export function headerLines(headers: readonly HeaderField[] | undefined): string {
  if (!headers) return '(headers not observed)'
  return headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
}

export function bodyText(body: Body | undefined): string {
  if (!body) return ''
  if (body.text === undefined) return body.absent ? `(${absenceTexts[body.absent]})` : '(body not observed)'
  return `\n${body.text}${body.truncated ? '\n(only the beginning was kept)' : ''}`
}

/** Indents JSON; anything else stays as it is. */
export function prettyBody(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
