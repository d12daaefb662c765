import type { Body } from '../core/model/http-exchange.ts'

/** A body is kept up to this many characters. */
export const longestBody = 256 * 1024

/** What both browsers put into `details.requestBody`. */
export interface RequestBodyDetails {
  readonly error?: string
  readonly formData?: Readonly<Record<string, readonly unknown[]>>
  readonly raw?: readonly { readonly bytes?: ArrayBuffer; readonly file?: string }[]
}

/** The request body as text. A form arrives parsed, so it is written down again as it is sent (RFC 1866 §8.2.1). */
export function toBody(details: RequestBodyDetails | null | undefined): Body | undefined {
  if (!details) return undefined
  if (details.formData) return cappedBody(formText(details.formData))
  if (details.raw) return rawBody(details.raw)
  // Chrome says only "Unknown error." of a Blob.
  return details.error === undefined ? undefined : { absent: 'notObservable' }
}

/** The text as a body, cut with a mark when it is too long. */
export function cappedBody(text: string, size?: number): Body {
  const known = size === undefined ? {} : { size }
  return text.length <= longestBody
    ? { text, ...known }
    : { text: text.slice(0, longestBody), truncated: true, ...known }
}

function formText(formData: Readonly<Record<string, readonly unknown[]>>): string {
  const parameters = new URLSearchParams()
  for (const [name, values] of Object.entries(formData))
    for (const value of values) parameters.append(name, String(value))
  return parameters.toString()
}

function rawBody(parts: readonly { readonly bytes?: ArrayBuffer; readonly file?: string }[]): Body {
  // A file or Blob inside: what is between the parts cannot be told.
  if (parts.some((part) => !part.bytes)) return { absent: 'notObservable' }
  const size = parts.reduce((sum, part) => sum + (part.bytes?.byteLength ?? 0), 0)
  const decoder = new TextDecoder()
  let text = ''
  for (const { bytes } of parts) {
    if (!bytes || text.length > longestBody) break
    text += decoder.decode(bytes.byteLength > longestBody + 4 ? bytes.slice(0, longestBody + 4) : bytes, {
      stream: true,
    })
  }
  const { text: kept = '' } = cappedBody(text)
  return kept.length < size && size > longestBody ? { text: kept, truncated: true, size } : { text: kept, size }
}
