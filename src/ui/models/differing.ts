/** A piece of a text, and whether it is where two texts differ. */
export interface DiffPart {
  readonly text: string
  readonly differs: boolean
}

export interface Difference {
  readonly left: readonly DiffPart[]
  readonly right: readonly DiffPart[]
}

/** Marks what lies between the common beginning and the common end: enough for a slash, a scheme, a path. */
export function markDifference(left: string, right: string): Difference {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start++
  let end = 0
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  return { left: split(left, start, end), right: split(right, start, end) }
}

function split(text: string, start: number, end: number): readonly DiffPart[] {
  const parts = [
    { text: text.slice(0, start), differs: false },
    { text: text.slice(start, text.length - end), differs: true },
    { text: text.slice(text.length - end), differs: false },
  ]
  return parts.filter((part) => part.text !== '')
}
