import type { JsonObject } from '../model/facts.ts'
import type { Body } from '../model/http-exchange.ts'
import type { BodyFormat, Parameter } from '../model/message.ts'
import { isJsonObject, readJson } from '../token/json.ts'
import { parseForm } from './parse-form.ts'
import { parseMultipart } from './parse-multipart.ts'

export interface ParsedBody {
  readonly format: BodyFormat
  /** Of a form, a multipart form, or the members of a JSON object as text. */
  readonly parameters: readonly Parameter[]
  /** The JSON object, or the form as one. */
  readonly object?: JsonObject
}

/** Above this size a text is not taken for an OAuth form. */
const maxFormLength = 256 * 1024

/** Judges a body by what it parses as: the Content-Type may be the fault. Total, linear. */
export function parseBody(body: Body | undefined): ParsedBody {
  if (body?.text === undefined) return { format: 'unknown', parameters: [] }
  const text = body.text.trim()
  if (text === '') return { format: 'empty', parameters: [] }
  if (text.startsWith('{') || text.startsWith('[')) {
    const json = readJson(text)
    if (json.ok && isJsonObject(json.value)) return fromObject(json.value)
    if (json.ok) return { format: 'json', parameters: [] }
    // The end is missing because it was not kept: whether it was JSON cannot be told.
    if (body.truncated) return { format: 'unknown', parameters: [] }
  }
  if (text.startsWith('<')) return { format: isXml(text) ? 'xml' : 'html', parameters: [] }
  if (text.startsWith('--')) return fromParameters('multipart', parseMultipart(text))
  if (/^[\w-]+\.[\w-]+\.[\w-]*(?:\.[\w-]*\.[\w-]+)?$/.test(text) && text.startsWith('ey'))
    return { format: 'jwt', parameters: [] }
  if (looksLikeForm(text)) return fromParameters('form', parseForm(text, 'form'))
  return { format: 'text', parameters: [] }
}

function fromObject(object: JsonObject): ParsedBody {
  const parameters = Object.entries(object).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [{ name, value: typeof value === 'string' ? value : JSON.stringify(value), carrier: 'json' as const }],
  )
  return { format: 'json', parameters, object }
}

function fromParameters(format: 'form' | 'multipart', parameters: readonly Parameter[]): ParsedBody {
  const object = Object.fromEntries(
    parameters.filter(({ name }) => name !== '__proto__').map(({ name, value }) => [name, value]),
  )
  return { format, parameters, object }
}

function isXml(text: string) {
  const start = text.slice(0, 200).toLowerCase()
  return (
    start.startsWith('<?xml') ||
    (!start.startsWith('<!doctype html') &&
      !/<(?:html|head|body|script|div|p|h1|form|meta)\b/.test(text.slice(0, 2000).toLowerCase()))
  )
}

function looksLikeForm(text: string) {
  return text.length <= maxFormLength && /^[^\s=&"'<>{}]+=/.test(text.slice(0, 300)) && !/[\r\n]/.test(text)
}
