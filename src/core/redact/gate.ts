import { readBase64url, readUtf8, toBase64 } from '../token/base64url.ts'
import { ownWords } from './project-facts.ts'
import { fieldWords } from './project-header.ts'
import { plainWord } from './safe.ts'
import { enumerated, names, pathWords, scopes, standardErrors } from './vocabulary.ts'

/** Something that must not leave, and where it was found. The value itself is not repeated: this is shown and logged. */
export interface Leak {
  /** Path of the field in the file, or `file`. */
  readonly field: string
  readonly what: 'captured value' | 'token' | 'key' | 'e-mail address' | 'random text'
  /** How it was written. */
  readonly encoding: string
}

export interface GateInput {
  /** What must not be found. */
  readonly secrets: ReadonlySet<string>
  /** What was encoded anew (JWTs, Basic credentials), which looks random and is not: it is opened and searched. */
  readonly minted?: ReadonlySet<string>
  /** Host names and the like that the person chose to keep. */
  readonly kept?: ReadonlySet<string>
  /** Texts that the person read and chose to keep whole. */
  readonly chosen?: ReadonlySet<string>
}

/** Searches a finished file for everything that must not leave, in every usual encoding. No leak: it may be written. */
export function findLeaks(
  file: string,
  { secrets, minted = new Set(), kept = new Set(), chosen = new Set() }: GateInput,
): readonly Leak[] {
  const needles = indexNeedles(secrets)
  const leaks: Leak[] = []
  for (const { field, text: found } of fieldsOf(file)) {
    const text = withoutChosen(found, chosen)
    // What was encoded anew shares harmless pieces with what it stands for: it is opened instead.
    const own = withoutMinted(text, minted)
    // A text that was chosen may name people, yet hold no value that was captured elsewhere.
    for (const form of formsOf(withoutMinted(found, minted))) leaks.push(...search(form, field, needles))
    leaks.push(...shapesIn(own, field, kept))
    for (const token of minted) {
      if (text.includes(token)) leaks.push(...search(openJwt(token), field, needles))
    }
    if (leaks.length > 50) break
  }
  return leaks
}

function withoutChosen(text: string, chosen: ReadonlySet<string>): string {
  let rest = text
  for (const each of chosen) {
    const escaped = JSON.stringify(each).slice(1, -1)
    for (const form of [each, escaped, JSON.stringify(escaped).slice(1, -1)]) rest = rest.replaceAll(form, ' ')
  }
  return rest
}

interface Field {
  readonly field: string
  readonly text: string
}

/** The texts of a JSON document with their paths, and any other file as one; the file as a whole comes last. */
function fieldsOf(file: string): readonly Field[] {
  const whole = { field: 'file', text: file }
  try {
    return [...leaves(JSON.parse(file), ''), whole]
  } catch {
    return [whole]
  }
}

function* leaves(value: unknown, path: string): Generator<Field> {
  if (typeof value === 'string') yield { field: path, text: value }
  if (typeof value === 'number' && Math.abs(value) > 99_999) yield { field: path, text: String(value) }
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    yield { field: `name of ${inner}`, text: Array.isArray(value) ? '' : name }
    yield* leaves(each, inner)
  }
}

interface Needle {
  readonly text: string
  readonly encoding: string
  /** Found only as a whole word: short words and numbers occur inside others by chance. */
  readonly wholeWord: boolean
}

const shortest = 6
/** Of a long value any piece of this length counts. */
const pieceLength = 32

/** By their first characters: one pass over the file finds them all. */
function indexNeedles(secrets: ReadonlySet<string>): ReadonlyMap<string, readonly Needle[]> {
  const index = new Map<string, Needle[]>()
  for (const secret of secrets) {
    if (secret.length < shortest || isVocabulary(secret)) continue
    for (const needle of needlesOf(secret)) {
      if (needle.text.length < shortest) continue
      const key = needle.text.slice(0, shortest)
      const list = index.get(key)
      if (list) list.push(needle)
      else index.set(key, [needle])
    }
  }
  return index
}

function needlesOf(secret: string): readonly Needle[] {
  const wholeWord = /^(?:\d{1,13}|[a-z]{1,10})$/i.test(secret)
  const plain = piecesOf(secret).map((text) => ({ text: text.toLowerCase(), encoding: 'as it is', wholeWord }))
  // A common word may stand in any encoded text.
  if (wholeWord) return plain
  const bytes = new TextEncoder().encode(secret)
  const composed = /[^\w+/=.~-]/.test(secret)
  const encodedPieces = (text: string) => (composed ? [text] : piecesOf(text))
  const hex = [...(composed ? bytes : bytes.slice(0, 64))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const encoded = [0, 1, 2].flatMap((shift) =>
    encodedPieces(base64At(bytes, shift)).map((text) => ({
      text: text.toLowerCase(),
      encoding: 'base64',
      wholeWord: false,
    })),
  )
  return [
    ...plain,
    ...encoded.filter(({ text }) => text.length >= 8),
    { text: hex, encoding: 'hexadecimal', wholeWord: false },
  ]
}

/** The beginning, the middle and the end of a long token. What is made of parts (an address, JSON) begins harmlessly: only the whole counts. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= pieceLength || /[^\w+/=.~-]/.test(text)) return [text]
  const middle = Math.floor((text.length - pieceLength) / 2)
  return [text.slice(0, pieceLength), text.slice(middle, middle + pieceLength), text.slice(-pieceLength)]
}

/** base64 of the bytes as they stand at one of the three positions in a group, without what neighbours would change. */
function base64At(bytes: Uint8Array, shift: number): string {
  const padded = new Uint8Array(bytes.length + shift)
  padded.set(bytes, shift)
  const text = toBase64(padded).replace(/=+$/, '')
  const start = shift === 0 ? 0 : shift + 1
  const end = (bytes.length + shift) % 3 === 0 ? text.length : text.length - 1
  return text.slice(start, end).replaceAll('+', '-').replaceAll('/', '_')
}

interface Form {
  readonly text: string
  readonly encoding: string
  /** Written in the URL alphabet of base64, to find what stands in the other one. */
  readonly alphabet?: 'url'
}

/** A text as it is and decoded once and twice: then the needles need no encoded forms of these kinds. */
function formsOf(text: string): readonly Form[] {
  const forms = new Map<string, string>()
  const url = new Map<string, string>()
  const note = (form: string, encoding: string) => {
    const folded = form.toLowerCase()
    if (!forms.has(folded)) forms.set(folded, encoding)
  }
  note(text, '')
  const once = decodePercent(text)
  note(once, 'percent')
  note(decodePercent(once), 'double percent')
  if (text.includes('\\')) note(decodeJson(text), 'JSON escapes')
  if (text.includes('&')) note(decodeHtml(text), 'HTML escapes')
  for (const [form, encoding] of [...forms]) {
    if (/[+/]/.test(form)) url.set(form.replaceAll('+', '-').replaceAll('/', '_'), encoding || 'base64')
  }
  return [
    ...[...forms].map(([form, encoding]) => ({ text: form, encoding })),
    ...[...url].map(([form, encoding]) => ({ text: form, encoding, alphabet: 'url' as const })),
  ]
}

function decodePercent(text: string): string {
  return text.includes('%') ? text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun) : text
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}

function decodeJson(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})|\\(.)/gi, (_, code, char) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : char,
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code < 0x110000 ? String.fromCodePoint(code) : whole
  })
}

function search(
  { text, encoding, alphabet }: Form,
  field: string,
  needles: ReadonlyMap<string, readonly Needle[]>,
): readonly Leak[] {
  const leaks: Leak[] = []
  for (let at = 0; at + shortest <= text.length; at++) {
    for (const needle of needles.get(text.slice(at, at + shortest)) ?? []) {
      if (!text.startsWith(needle.text, at)) continue
      if (isPartOfWord(text, at, needle) || (alphabet === 'url' && isName(needle))) continue
      leaks.push({ field, what: 'captured value', encoding: [needle.encoding, encoding].filter(Boolean).join(', ') })
    }
  }
  return leaks
}

/** In the URL alphabet a path looks like a name: `/interaction` like the cookie `_interaction`. */
function isName({ text, encoding }: Needle): boolean {
  return encoding === 'as it is' && text.length < 16 && !/\d/.test(text)
}

function isPartOfWord(text: string, at: number, { text: needle, wholeWord }: Needle): boolean {
  const run = runAround(text, at, at + needle.length)
  if (isVocabulary(run)) return true
  return wholeWord && run !== needle
}

function runAround(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from > 0 && /[\w.-]/.test(text.charAt(from - 1)) && start - from < 40) from--
  while (to < text.length && /[\w.-]/.test(text.charAt(to)) && to - end < 40) to++
  return text.slice(from, to)
}

const vocabulary: ReadonlySet<string> = new Set(
  [names, enumerated, scopes, standardErrors, pathWords, fieldWords, ownWords].flatMap((words) =>
    [...words].map((word) => word.toLowerCase()),
  ),
)

/** A word of a specification carries nothing, even when it is somebody's name. */
function isVocabulary(text: string): boolean {
  return vocabulary.has(text.toLowerCase())
}

function withoutMinted(text: string, minted: ReadonlySet<string>): string {
  let rest = text
  for (const token of minted) rest = rest.replaceAll(token, '')
  return rest
}

function openJwt(token: string): Form {
  const parts = token.split('.').map((part) => {
    const read = readBase64url(part)
    return read.ok ? (readUtf8(read.bytes) ?? '') : ''
  })
  return { text: parts.join(' ').toLowerCase(), encoding: 'JWT' }
}

/** Shapes of secrets of which nobody told us. */
function shapesIn(text: string, field: string, kept: ReadonlySet<string>): readonly Leak[] {
  const leaks: Leak[] = []
  const decoded = decodePercent(decodePercent(text))
  if (/\beyJ[A-Za-z0-9_-]{8,}/.test(decoded)) leaks.push({ field, what: 'token', encoding: 'as it is' })
  if (/-----BEGIN [A-Z ]+-----/.test(decoded)) leaks.push({ field, what: 'key', encoding: 'as it is' })
  if (/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[a-z]{2,20}/i.test(decoded)) {
    leaks.push({ field, what: 'e-mail address', encoding: 'as it is' })
  }
  for (const [run] of decoded.matchAll(/[A-Za-z0-9_+/=.-]{20,}/g)) {
    if (run.split(/[/=.]+/).some((part) => isRandom(part, kept)))
      leaks.push({ field, what: 'random text', encoding: 'as it is' })
  }
  return leaks
}

/** Twenty characters in which letters and digits alternate: not a word, not a name made of words. */
function isRandom(part: string, kept: ReadonlySet<string>): boolean {
  if (part.length < 20 || isVocabulary(part) || plainWord(part) !== undefined) return false
  if ([...kept].some((host) => host.includes(part.toLowerCase()) || host.includes(part))) return false
  const changes = part.match(/[a-z](?=\d)|\d(?=[a-z])|[a-z](?=[A-Z])/g)?.length ?? 0
  return /\d/.test(part) && /[a-z]/i.test(part) && changes >= 4
}
