import type { HttpExchange } from '../model/http-exchange.ts'
import type { Trace } from '../model/trace.ts'
import { parseBody } from '../protocol/parse-body.ts'
import { parseUrl } from '../protocol/parse-url.ts'
import { readJson } from '../token/json.ts'
import { isKnownText } from './known-words.ts'
import { leavesOf, nestedValues } from './nested-values.ts'
import { plainWord } from './safe.ts'
import { enumerated, names, pathWords, policies, scopes, standardErrors } from './vocabulary.ts'

/**
 * Every value of the captured traffic that is a secret, belongs to a person or looks random, found without the projector's
 * help: what it forgot, the gate still looks for.
 */
export function capturedSecrets(trace: Trace): ReadonlySet<string> {
  const found = new Set<string>()
  const opened = new Set<string>()
  for (const exchange of trace.exchanges) {
    for (const [name, value] of namedValues(exchange)) {
      if (isSecretByName(name) || looksSecret(value)) add(value, found)
      if (opened.has(value)) continue
      opened.add(value)
      for (const inner of [...nestedValues(value), ...wordsOf(value)]) if (looksSecret(inner)) add(inner, found)
    }
  }
  return found
}

function add(value: string, found: Set<string>): void {
  const bare = value.trim().replace(/^(?:bearer|dpop|basic)\s+/i, '')
  if (bare.length >= 6) found.add(bare)
}

/** Of a sentence; punctuation around a word is no part of it. */
function wordsOf(value: string): readonly string[] {
  if (!/\s/.test(value)) return []
  return value.split(/[\s"'<>()[\]{},;]+/).map((word) => word.replace(/^[.:=]+|[.:!?]+$/g, ''))
}

function isSecretByName(name: string): boolean {
  return policies.get(name) === 'secret'
}

/** An e-mail address, or a run of letters and digits that no one would call a word. */
function looksSecret(value: string): boolean {
  if (value.length < 8 || value.length > 8192) return false
  if (/^[^\s@<>"']{1,64}@[^\s@<>"']+\.[a-z]{2,}$/i.test(value)) return true
  if (!/^[\w.~+/=-]+$/.test(value) || plainWord(value) !== undefined) return false
  if (vocabularies.some((vocabulary) => vocabulary.has(value)) || isKnownText(value)) return false
  return /\d/.test(value) && /[a-z]/i.test(value) && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value)
}

const vocabularies = [enumerated, names, pathWords, scopes, standardErrors]

type Named = readonly [name: string, value: string]

function namedValues({ request, response, documentText }: HttpExchange): readonly Named[] {
  return [
    ...ofUrl(request.url),
    ...ofUrl(response?.redirectUrl ?? ''),
    ...[...(request.headers ?? []), ...(response?.headers ?? [])].flatMap(({ name, value }) => ofHeader(name, value)),
    ...ofBody(request.body?.text),
    ...ofBody(response?.body?.text),
    ...ofText(documentText ?? ''),
  ]
}

function ofUrl(url: string): readonly Named[] {
  const { query, fragment, path } = parseUrl(url)
  return [
    ...[...query, ...fragment].map(({ name, value }) => [name, value] as const),
    ...path.split('/').map((segment) => ['', segment] as const),
  ]
}

/** The allow-listed words of these fields are no secrets, however they look. */
const harmlessFields: ReadonlySet<string> = new Set([
  'content-type',
  'accept',
  'accept-encoding',
  'accept-language',
  'user-agent',
  'date',
  'expires',
  'server',
  'host',
  'origin',
  'vary',
  'content-security-policy',
  'content-security-policy-report-only',
  'permissions-policy',
  'strict-transport-security',
  'alt-svc',
  'sec-ch-ua',
])

function ofHeader(name: string, value: string): readonly Named[] {
  if (harmlessFields.has(name)) return []
  if (name === 'location' || name === 'referer') return ofUrl(value)
  if (name === 'cookie' || name === 'set-cookie') {
    // Some sources join several fields with line breaks. The attributes of a cookie are no secrets.
    const pairs = name === 'cookie' ? value.split(/;\s*/) : value.split('\n').map((field) => field.split(';')[0] ?? '')
    return pairs.map((pair) => ['', pair.slice(pair.indexOf('=') + 1).trim()] as const)
  }
  return value.split(/[\s,;="]+/).map((word) => ['', word] as const)
}

function ofBody(text: string | undefined): readonly Named[] {
  if (text === undefined || text.length > 1_000_000) return []
  const { format, parameters } = parseBody({ text })
  if (format === 'json') {
    const read = readJson(text.trim())
    return read.ok ? ofJson(read.value) : []
  }
  if (parameters.length > 0) return parameters.map(({ name, value }) => [name, value] as const)
  return ofText(text)
}

function ofJson(value: unknown, name = ''): readonly Named[] {
  if (Array.isArray(value)) return value.flatMap((each) => ofJson(each, name))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([member, each]) => ofJson(each, member))
  }
  return leavesOf(value).map((leaf) => [name, leaf] as const)
}

/** Words of a page or text, and values of its attributes. */
function ofText(text: string): readonly Named[] {
  return [...text.slice(0, 300_000).matchAll(/[^\s"'<>()[\]{},;]{8,2048}/g)].flatMap(([word]) =>
    // A path begins harmlessly; what is secret in it is one of its parts.
    word.startsWith('/') ? word.split(/[/?&=#]/).map((part) => ['', part] as const) : [['', word] as const],
  )
}
