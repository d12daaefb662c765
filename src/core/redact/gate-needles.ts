import { toBase64 } from '../token/base64url.ts'
import { type Grams, gramLength } from './gate-grams.ts'
import { isVocabulary } from './gate-vocabulary.ts'

/** One way in which a secret may be written. */
export interface Needle {
  readonly text: string
  readonly encoding: string
  /** Found only as a whole word: short words and numbers occur inside others by chance. */
  readonly wholeWord: boolean
}

/** By their first characters: one pass over the file finds them all. */
export type Needles = ReadonlyMap<string, readonly Needle[]>

const shortest = gramLength
/** Of a long value any piece of this length counts. */
const pieceLength = 32

/** Only of what the file can hold at all: of a long recording that is next to nothing, and all of it would fill the memory. */
export function indexNeedles(secrets: ReadonlySet<string>, file: Grams): Needles {
  const index = new Map<string, Needle[]>()
  for (const secret of secrets) {
    if (secret.length < shortest || isVocabulary(secret)) continue
    for (const needle of needlesOf(secret)) {
      if (needle.text.length < shortest || !file.holdAll(needle.text)) continue
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
