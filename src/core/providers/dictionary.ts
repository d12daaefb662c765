import type { ErrorEntry, Provider } from './provider.ts'
import { comparable, longestSearchedText, type SearchableText, searchable } from './searchable-text.ts'

/** How telling a term is: a code names one thing, a phrase is a sentence of the server, a value is an `error` value. */
type TermKind = 'code' | 'phrase' | 'value'

/** One thing to look for, of one row of one provider. */
export interface Term {
  readonly kind: TermKind
  readonly provider: Provider
  readonly entry: ErrorEntry
  /** As the dictionary writes it. */
  readonly written: string
  /** Comparable form; with a pattern, unused. */
  readonly text: string
  readonly pattern?: RegExp
}

/** Where a term stands in a text, as offsets of the original. */
export interface Occurrence {
  readonly term: Term
  readonly start: number
  readonly end: number
}

export function termsOf(provider: Provider): readonly Term[] {
  return provider.errors.flatMap((entry) => {
    const { match } = entry
    if (match instanceof RegExp) {
      return [{ kind: 'code' as const, provider, entry, written: match.source, text: '', pattern: match }]
    }
    return [match]
      .flat()
      .map((written) => ({ kind: kindOf(written), provider, entry, written, text: comparable(written) }))
  })
}

/** The most telling term in a text: by kind, then the one that stands first, then the longest. */
export function mostTelling(terms: readonly Term[], original: string): Term | undefined {
  const where = searchable(original)
  let best: Occurrence | undefined
  for (const term of terms) {
    const found = firstOccurrence(term, where, original)
    if (found && (best === undefined || compare(found, best) < 0)) best = found
  }
  return best?.term
}

/** Every place where one of the terms stands. */
export function allOccurrences(terms: readonly Term[], original: string): readonly Occurrence[] {
  const where = searchable(original)
  return terms.flatMap((term) => [...occurrences(term, where, original)])
}

function firstOccurrence(term: Term, where: SearchableText, original: string): Occurrence | undefined {
  for (const found of occurrences(term, where, original)) return found
  return undefined
}

function* occurrences(term: Term, where: SearchableText, original: string): Generator<Occurrence> {
  if (term.pattern) {
    const found = term.pattern.exec(original.slice(0, longestSearchedText))
    if (found) yield { term, start: found.index, end: found.index + found[0].length }
    return
  }
  const { text, origin } = where
  for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + term.text.length)) {
    const end = at + term.text.length
    if (!isWholeWord(text, at, end)) continue
    yield { term, start: origin[at] ?? 0, end: origin[end] ?? original.length }
  }
}

function isWholeWord(text: string, start: number, end: number): boolean {
  const cutsBefore = wordCharacter.test(text.charAt(start)) && wordCharacter.test(text.charAt(start - 1))
  const cutsAfter = wordCharacter.test(text.charAt(end - 1)) && wordCharacter.test(text.charAt(end))
  return !cutsBefore && !cutsAfter
}

function compare(a: Occurrence, b: Occurrence): number {
  const byKind = kinds.indexOf(a.term.kind) - kinds.indexOf(b.term.kind)
  return byKind || a.start - b.start || b.end - b.start - (a.end - a.start)
}

function kindOf(written: string): TermKind {
  if (/\s/.test(written)) return 'phrase'
  return /^[A-Z]+[A-Z0-9]*\d[A-Z]?$/.test(written) ? 'code' : 'value'
}

const kinds: readonly TermKind[] = ['code', 'phrase', 'value']
const wordCharacter = /^[a-z0-9_]$/i
