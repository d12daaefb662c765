/** A piece of captured text; `code` is set for a character that would not be seen, or would reorder the text around it. */
export type TextPiece = { readonly text: string } | { readonly code: string; readonly name: string }

/** Splits captured text so that no character can hide or turn the direction of what is read. */
export function visiblePieces(text: string, keep: ReadonlySet<string> = none): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let plain = ''
  for (const character of text) {
    const hidden = keep.has(character) ? undefined : hiddenCharacter(character)
    if (!hidden) {
      plain += character
      continue
    }
    if (plain !== '') pieces.push({ text: plain })
    plain = ''
    pieces.push(hidden)
  }
  if (plain !== '') pieces.push({ text: plain })
  return pieces
}

/** For text shown in lines. */
export const lineBreaksAndTabs: ReadonlySet<string> = new Set(['\n', '\t'])

const none: ReadonlySet<string> = new Set()

function hiddenCharacter(character: string) {
  const point = character.codePointAt(0) ?? 0
  const kind = hiddenRanges.find(([first, last]) => point >= first && point <= last)
  if (!kind) return undefined
  return { code: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`, name: kind[2] }
}

const hiddenRanges: readonly (readonly [number, number, string])[] = [
  [0x00, 0x1f, 'control character'],
  [0x7f, 0x9f, 'control character'],
  [0xad, 0xad, 'soft hyphen'],
  [0x61c, 0x61c, 'direction mark'],
  [0x115f, 0x1160, 'invisible filler'],
  [0x17b4, 0x17b5, 'invisible character'],
  [0x180e, 0x180e, 'invisible character'],
  [0x200b, 0x200d, 'zero-width character'],
  [0x200e, 0x200f, 'direction mark'],
  [0x2028, 0x2029, 'line or paragraph separator'],
  [0x202a, 0x202e, 'direction override'],
  [0x2060, 0x2064, 'invisible character'],
  [0x2066, 0x2069, 'direction isolate'],
  [0x3164, 0x3164, 'invisible filler'],
  [0xd800, 0xdfff, 'half of a character'],
  [0xfeff, 0xfeff, 'byte order mark'],
  [0xfff9, 0xfffb, 'annotation mark'],
  [0xe0000, 0xe007f, 'invisible tag'],
]
