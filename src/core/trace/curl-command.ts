import type { HeaderField, HttpRequest } from '../model/http-exchange.ts'
import { toBase64 } from '../token/base64url.ts'

/** Reads the request of a cURL command as browsers, tools and people write them. undefined: it names no address. */
export function readCurl(command: string): HttpRequest | undefined {
  const draft: Draft = { headers: [], data: [], forceGet: false }
  const words = splitWords(command.replace(/^\$\s+/, '')).slice(1)
  for (let at = 0; at < words.length; at++) {
    const [option, attached] = splitOption(words[at] ?? '')
    const meaning = options[option]
    if (meaning) {
      const value = attached ?? (meaning.flag ? '' : (words[++at] ?? ''))
      meaning.apply(draft, value)
    } else if (option.startsWith('-')) {
      if (attached === undefined && takesValue.has(option)) at++
    } else draft.url ??= option
  }
  return draft.url === undefined ? undefined : toRequest(draft, draft.url)
}

interface Draft {
  url?: string
  method?: string
  forceGet: boolean
  readonly headers: HeaderField[]
  readonly data: string[]
}

interface Option {
  readonly flag?: true
  readonly apply: (draft: Draft, value: string) => void
}

const data: Option = { apply: (draft, value) => draft.data.push(value) }
const header = (name: string, map = (value: string) => value): Option => ({
  apply: (draft, value) => draft.headers.push({ name, value: map(value) }),
})

const options: Readonly<Record<string, Option>> = {
  '-X': { apply: (draft, value) => Object.assign(draft, { method: value.toUpperCase() }) },
  '-H': { apply: (draft, value) => draft.headers.push(splitHeader(value)) },
  '-d': data,
  '--data': data,
  '--data-raw': data,
  '--data-binary': data,
  '--data-ascii': data,
  '--json': {
    apply: (draft, value) => {
      draft.data.push(value)
      draft.headers.push({ name: 'content-type', value: 'application/json' })
    },
  },
  '--data-urlencode': { apply: (draft, value) => draft.data.push(encodeField(value)) },
  '-u': header('authorization', (value) => `Basic ${toBase64(new TextEncoder().encode(value))}`),
  '-b': header('cookie'),
  '-e': header('referer'),
  '-A': header('user-agent'),
  '--oauth2-bearer': header('authorization', (value) => `Bearer ${value}`),
  '--url': { apply: (draft, value) => Object.assign(draft, { url: value }) },
  '-G': { flag: true, apply: (draft) => Object.assign(draft, { forceGet: true }) },
  '-I': { flag: true, apply: (draft) => Object.assign(draft, { method: 'HEAD' }) },
}

const longNames: Readonly<Record<string, string>> = {
  '--request': '-X',
  '--header': '-H',
  '--user': '-u',
  '--cookie': '-b',
  '--referer': '-e',
  '--user-agent': '-A',
  '--get': '-G',
  '--head': '-I',
}

/** Options with a value that say nothing about the request itself. */
const takesValue: ReadonlySet<string> = new Set(
  '-o --output -m --max-time --connect-timeout -x --proxy --cacert -E --cert --key --resolve -w --write-out --retry -c --cookie-jar -F --form'.split(
    ' ',
  ),
)

function splitOption(word: string): readonly [string, string | undefined] {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    return [longNames[name] ?? name, equals < 0 ? undefined : word.slice(equals + 1)]
  }
  if (/^-[XHdubeA]./.test(word)) return [word.slice(0, 2), word.slice(2)]
  return [word, undefined]
}

function splitHeader(line: string): HeaderField {
  const colon = line.indexOf(':')
  if (colon < 0) return { name: line.replace(/;$/, '').trim().toLowerCase(), value: '' }
  return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }
}

function encodeField(field: string): string {
  const equals = field.indexOf('=')
  if (equals < 0) return encodeURIComponent(field)
  return `${field.slice(0, equals + 1)}${encodeURIComponent(field.slice(equals + 1))}`
}

function toRequest({ url, method, forceGet, headers, data }: Draft, address: string): HttpRequest | undefined {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url ?? address) ? address : `http://${address}`
  if (!URL.canParse(full)) return undefined
  const text = data.join('&')
  if (forceGet && text !== '') {
    return { method: method ?? 'GET', url: `${full}${full.includes('?') ? '&' : '?'}${text}`, headers }
  }
  if (data.length === 0) return { method: method ?? 'GET', url: full, headers }
  const typed = headers.some(({ name }) => name === 'content-type')
  const form: HeaderField = { name: 'content-type', value: 'application/x-www-form-urlencoded' }
  return { method: method ?? 'POST', url: full, headers: typed ? headers : [...headers, form], body: { text } }
}

/** Splits like a POSIX shell: quotes, `$'…'`, backslashes, and line continuations of POSIX, cmd and PowerShell. */
function splitWords(command: string): readonly string[] {
  const words: string[] = []
  let word: string | undefined
  const text = command.replace(/[\\^`]\r?\n/g, ' ')
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    word ??= ''
    if (char === "'" || (char === '$' && text[at + 1] === "'")) {
      const ansi = char === '$'
      const read = readQuoted(text, at + (ansi ? 2 : 1), "'", ansi)
      word += read.value
      at = read.end
    } else if (char === '"') {
      const read = readQuoted(text, at + 1, '"', true)
      word += read.value
      at = read.end
    } else if (char === '\\') word += text[++at] ?? ''
    else word += char
  }
  return word === undefined ? words : [...words, word]
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function readQuoted(text: string, start: number, quote: string, escaping: boolean) {
  let value = ''
  let at = start
  for (; at < text.length && text[at] !== quote; at++) {
    if (!escaping || text[at] !== '\\') {
      value += text[at]
      continue
    }
    const next = text[++at] ?? ''
    if (next === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) {
      value += String.fromCharCode(Number.parseInt(text.slice(at + 1, at + 5), 16))
      at += 4
    } else value += quote === "'" ? (escapes[next] ?? next) : next
  }
  return { value, end: at }
}
