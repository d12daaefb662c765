/** A value found at a wanted place of a JSON text, still as text. */
export interface JsonPiece {
  /** Member names from the top, joined by dots; elements of an array carry the array's path. */
  readonly path: string
  readonly text: string
}

export interface JsonSplitter {
  push(chunk: string): void
  /** Whether the text ended where its outermost value ended. */
  end(): { readonly complete: boolean }
}

interface Frame {
  readonly array: boolean
  key: string
}

/** Names deeper than this are never asked for, so they are not kept. */
const trackedDepth = 3
const longestKey = 256

/**
 * Cuts objects at the wanted paths out of a JSON text that arrives in chunks, in linear time and without holding the
 * whole: a HAR of 200 MB never exists as one tree, and one that ends in the middle gives what came before.
 */
export function createJsonSplitter(wanted: ReadonlySet<string>, onPiece: (piece: JsonPiece) => void): JsonSplitter {
  const frames: Frame[] = []
  let depth = 0
  let inString = false
  let escaped = false
  let expectsKey = false
  let key: string | undefined
  let captured: { readonly path: string; readonly depth: number; readonly parts: string[] } | undefined
  let ended = false

  function push(chunk: string): void {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      if (inString && key === undefined) {
        at = endOfString(chunk, at)
        continue
      }
      const char = chunk.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (char === 0x5c) escaped = true
        else if (char === 0x22) inString = false
        if (!inString) endKey()
        else if (key !== undefined && key.length < longestKey) key += chunk[at]
        continue
      }
      switch (char) {
        case 0x22: // "
          inString = true
          if (expectsKey && !captured && depth <= trackedDepth) key = ''
          break
        case 0x7b: // {
        case 0x5b: // [
          if (!captured && char === 0x7b) {
            const path = pathHere()
            if (wanted.has(path)) {
              captured = { path, depth, parts: [] }
              from = at
            }
          }
          depth++
          if (!captured && depth <= trackedDepth) frames.push({ array: char === 0x5b, key: '' })
          expectsKey = char === 0x7b
          break
        case 0x7d: // }
        case 0x5d: // ]
          depth--
          if (captured?.depth === depth) {
            const { path, parts } = captured
            captured = undefined
            parts.push(chunk.slice(from, at + 1))
            onPiece({ path, text: parts.join('') })
          } else if (!captured && frames.length > depth) frames.length = Math.max(depth, 0)
          if (depth === 0) ended = true
          expectsKey = false
          break
        case 0x2c: // ,
          expectsKey = !captured && depth <= trackedDepth && frames[depth - 1]?.array === false
          break
      }
    }
    captured?.parts.push(chunk.slice(from))
  }

  /** Where the string that is being read ends in this chunk, found by quotes: most of a HAR is inside strings. */
  function endOfString(chunk: string, start: number): number {
    let quote = chunk.indexOf('"', start)
    while (quote >= 0 && isEscaped(chunk, quote, start)) quote = chunk.indexOf('"', quote + 1)
    if (quote < 0) {
      escaped = isEscaped(chunk, chunk.length, start)
      return chunk.length
    }
    escaped = false
    inString = false
    return quote
  }

  function isEscaped(chunk: string, at: number, start: number): boolean {
    let first = at
    while (first > start && chunk.charCodeAt(first - 1) === 0x5c) first--
    const odd = (at - first) % 2 === 1
    return first === start && escaped ? !odd : odd
  }

  function endKey(): void {
    const frame = frames[depth - 1]
    if (frame && key !== undefined) frame.key = key
    key = undefined
    expectsKey = false
  }

  function pathHere(): string {
    if (depth > trackedDepth) return '\0'
    return frames
      .filter((frame) => !frame.array)
      .map((frame) => frame.key)
      .join('.')
  }

  return { push, end: () => ({ complete: ended && depth === 0 && !inString }) }
}
