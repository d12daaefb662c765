/** A text made comparable: ASCII lower-case, plain quotes, single blanks; each place knows where it came from. */
export interface SearchableText {
  readonly text: string
  /** Offset in the original of each character, and one more for the end. */
  readonly origin: readonly number[]
}

/** Error pages and descriptions are short; what follows this many characters is not read. */
export const longestSearchedText = 20_000

export function searchable(original: string): SearchableText {
  const end = Math.min(original.length, longestSearchedText)
  const characters: string[] = []
  const origin: number[] = []
  let at = 0
  while (at < end) {
    const [character, length] = readCharacter(original, at)
    if (character !== ' ' || characters.at(-1) !== ' ') {
      characters.push(character)
      origin.push(at)
    }
    at += length
  }
  origin.push(at)
  return { text: characters.join(''), origin }
}

/** The comparable form of a phrase. */
export function comparable(phrase: string): string {
  return searchable(phrase).text.trim()
}

function readCharacter(original: string, at: number): readonly [string, number] {
  const character = original.charAt(at)
  if (character === '&') return readEntity(original, at)
  if (character >= 'A' && character <= 'Z') return [character.toLowerCase(), 1]
  return [equivalents.get(character) ?? character, 1]
}

function readEntity(original: string, at: number): readonly [string, number] {
  const [name = ''] = original.slice(at + 1, at + 7).split(';', 1)
  const meant = original.charAt(at + 1 + name.length) === ';' ? entities.get(name.toLowerCase()) : undefined
  return meant === undefined ? ['&', 1] : [meant, name.length + 2]
}

const equivalents: ReadonlyMap<string, string> = new Map([
  ...['\t', '\n', '\r', '\f', '\v', '\u00a0'].map((blank) => [blank, ' '] as const),
  ...['\u2018', '\u2019', '\u02bc'].map((quote) => [quote, "'"] as const),
  ...['\u201c', '\u201d'].map((quote) => [quote, '"'] as const),
])

const entities: ReadonlyMap<string, string> = new Map([
  ['#39', "'"],
  ['#x27', "'"],
  ['apos', "'"],
  ['quot', '"'],
  ['#34', '"'],
  ['amp', '&'],
  ['nbsp', ' '],
])
