import { harmlessSpans, type Span } from '../providers/index.ts'
import { projectUrl } from './project-url.ts'
import type { Projection } from './projection.ts'
import { chosen, constant, join, pieces, type Safe } from './safe.ts'
import { signSpans } from './text-signs.ts'

/** A free text: codes and phrases of the error dictionaries stay, addresses are projected, the rest becomes `…`. */
export function projectText(text: string, projection: Projection): Safe {
  if (projection.options.keepTexts?.has(text)) return chosen(text)
  const parts: Safe[] = []
  let end = 0
  for (const found of text.matchAll(addresses)) {
    parts.push(projectWords(text.slice(end, found.index), projection), projectUrl(found[0], projection))
    end = found.index + found[0].length
  }
  parts.push(projectWords(text.slice(end), projection))
  const safe = join(
    parts.filter((part) => part !== ''),
    constant(' '),
  )
  if (safe.includes('…')) projection.shortened.set(text, safe)
  return safe
}

const addresses = /https?:\/\/[^\s"'<>()[\]{}]*[^\s"'<>()[\]{}.,;:!]/gi

function projectWords(text: string, { pseudonyms }: Projection): Safe {
  const spans = merge([...harmlessSpans(text), ...signSpans(text)])
  const kept = pieces(
    text,
    spans.filter(({ start, end }) => !pseudonyms.holds(text.slice(start, end))),
  )
  // A secret may be made of several known words.
  return pseudonyms.holds(kept) ? constant('…') : kept
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}
