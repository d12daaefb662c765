import { knownSpans } from './known-words.ts'
import { projectUrl } from './project-url.ts'
import type { Projection } from './projection.ts'
import { chosen, constant, join, pieces, type Safe } from './safe.ts'

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
  const kept = pieces(
    text,
    knownSpans(text).filter(({ start, end }) => !pseudonyms.holds(text.slice(start, end))),
  )
  // A secret may be made of several known words.
  return pseudonyms.holds(kept) ? constant('…') : kept
}
