import { providers } from './all.ts'
import { allOccurrences, termsOf } from './dictionary.ts'
import generic from './generic.ts'
import { longestSearchedText } from './searchable-text.ts'

/** Error values and codes of all dictionaries: public words, never a secret. */
export function knownCodes(): readonly string[] {
  return codes
}

/** Sentences of all dictionaries, as servers write them. */
export function knownPhrases(): readonly string[] {
  return phrases
}

/** A piece of a text, from `start` up to but not including `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The pieces of a free text that are known vocabulary, in order and without overlaps. When exactly these are kept and
 * everything between them is replaced by something without letters, digits and underscores at its edges, the text still
 * explains itself the same way.
 */
export function harmlessSpans(text: string): readonly Span[] {
  const known = [...allOccurrences(terms, text), ...codesByShape(text)]
  return merge(known.toSorted((a, b) => a.start - b.start || b.end - a.end))
}

function codesByShape(text: string): readonly Span[] {
  return [...text.slice(0, longestSearchedText).matchAll(codeShapes)].map(({ index, 0: code }) => ({
    start: index,
    end: index + code.length,
  }))
}

function merge(sorted: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last === undefined || start > last.end) merged.push({ start, end })
    else if (end > last.end) merged[merged.length - 1] = { start: last.start, end }
  }
  return merged
}

/** Families of codes, known or not: Entra ID, Azure AD B2C, AD FS, OpenIddict, IBM. */
const codeShapes = /\b(?:AADSTS\d{5,8}|AADB2C\d{5}|MSIS\d{4,5}|ID2\d{3}|CWOAU\d{4}E)\b/g

const terms = [...providers, generic].flatMap(termsOf)
const written = terms.filter(({ pattern }) => pattern === undefined)
const phrases = [...new Set(written.filter(({ kind }) => kind === 'phrase').map((term) => term.written))]
const codes = [...new Set(written.filter(({ kind }) => kind !== 'phrase').map((term) => term.written))]
