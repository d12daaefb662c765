import { type Form, formsOf } from './gate-forms.ts'
import { createGrams } from './gate-grams.ts'
import { createCutter, openJwt } from './gate-minted.ts'
import { indexNeedles } from './gate-needles.ts'
import { createSearch } from './gate-search.ts'
import { type Shape, shapesIn } from './gate-shapes.ts'

/** Something that must not leave, and where it was found. The value itself is not repeated: this is shown and logged. */
export interface Leak {
  /** Path of the field in the file, or `file`. */
  readonly field: string
  readonly what: 'captured value' | Shape
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
  const texts = textsOf(file)
  // What was encoded anew shares harmless pieces with what it stands for: it is opened instead.
  const cut = createCutter(minted)
  const opened: ReadonlyMap<string, Form> = new Map(
    [...minted].map((token) => [token, { text: openJwt(token), encoding: 'JWT' }]),
  )
  // A text that was chosen may name people, yet hold no value that was captured elsewhere.
  function* forms(text: string): Generator<Form> {
    const { rest, found } = cut(text)
    yield* formsOf(rest)
    for (const token of found) yield opened.get(token) ?? { text: '', encoding: '' }
  }
  const pieces = createGrams(file.length)
  for (const text of texts.keys()) for (const form of forms(text)) pieces.note(form.text)
  const search = createSearch(indexNeedles(secrets, pieces))
  const leaks: Leak[] = []
  for (const [text, field] of texts) {
    for (const form of forms(text)) {
      for (const encoding of search(form)) leaks.push({ field, what: 'captured value', encoding })
    }
    const own = cut(withoutChosen(text, chosen)).rest
    for (const what of shapesIn(own, kept)) leaks.push({ field, what, encoding: 'as it is' })
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

/**
 * The texts of a JSON document, each with the path where it stands first, and any other file as one; the file as a whole comes
 * last.
 */
function textsOf(file: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const note = (text: string, field: string) => {
    if (!texts.has(text)) texts.set(text, field)
  }
  try {
    noteLeaves(JSON.parse(file), '', note)
  } catch {
    // Not JSON: there is only the whole.
  }
  note(file, 'file')
  return texts
}

function noteLeaves(value: unknown, path: string, note: (text: string, field: string) => void): void {
  if (typeof value === 'string') note(value, path)
  if (typeof value === 'number' && Math.abs(value) > 99_999) note(String(value), path)
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    if (!Array.isArray(value)) note(name, `name of ${inner}`)
    noteLeaves(each, inner, note)
  }
}
