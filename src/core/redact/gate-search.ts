import type { Form } from './gate-forms.ts'
import { createGrams, gramLength } from './gate-grams.ts'
import type { Needle, Needles } from './gate-needles.ts'
import { isVocabulary } from './gate-vocabulary.ts'

/** How each captured value that stands in a text is written there. */
export type Search = (form: Form) => readonly string[]

export function createSearch(needles: Needles): Search {
  const starts = createGrams(needles.size)
  for (const start of needles.keys()) starts.note(start)
  return (form) => {
    const encodings: string[] = []
    starts.visit(form.text, (at) => {
      for (const needle of needles.get(form.text.slice(at, at + gramLength)) ?? []) {
        if (stands(needle, form, at)) encodings.push([needle.encoding, form.encoding].filter(Boolean).join(', '))
      }
    })
    return encodings
  }
}

function stands(needle: Needle, { text, alphabet }: Form, at: number): boolean {
  if (!text.startsWith(needle.text, at)) return false
  return !isPartOfWord(text, at, needle) && !(alphabet === 'url' && isName(needle))
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
