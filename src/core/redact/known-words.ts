import { harmlessSpans, type Span } from '../providers/index.ts'
import { pieces } from './safe.ts'
import { signSpans } from './text-signs.ts'

/** The pieces of a text that are words of the error dictionaries, or signs of what a page is. */
export function knownSpans(text: string): readonly Span[] {
  const merged: Span[] = []
  for (const span of [...harmlessSpans(text), ...signSpans(text)].toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}

/** Whether a text would keep it whole: the code of an error, or a sentence of a server. */
export function isKnownText(value: string): boolean {
  if (value.length > longest) return false
  const spans = knownSpans(value)
  return spans.length > 0 && pieces(value, spans) === value
}

const longest = 200
