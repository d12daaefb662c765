/** The pieces of six characters of texts: what is not made of them cannot stand in those texts. */
export interface Grams {
  note(text: string): void
  /** Whether every piece was noted. Now and then a piece counts as noted that was not, never the other way round. */
  holdAll(text: string): boolean
  /** Calls back at each place where a noted piece begins. */
  visit(text: string, found: (at: number) => void): void
}

export const gramLength = 6

/** One bit for each piece, found by a number that is computed of it: a set of texts would take a hundred times as much. */
export function createGrams(expected: number): Grams {
  const width = Math.min(28, Math.max(12, Math.ceil(Math.log2(expected + 1)) + 4))
  const bits = new Uint32Array(2 ** (width - 5))
  const has = (slot: number) => ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0
  return {
    note: (text) => {
      everySlot(text, width, (slot) => {
        bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
        return true
      })
    },
    holdAll: (text) => everySlot(text, width, has),
    visit: (text, found) => {
      everySlot(text, width, (slot, at) => {
        if (has(slot)) found(at)
        return true
      })
    },
  }
}

const factor = 0x01000193
const factorOfFirst = Array.from({ length: gramLength }).reduce((power: number) => Math.imul(power, factor), 1)

/** The number of the piece at each place: from one place to the next, one character comes in and one goes out. */
function everySlot(text: string, width: number, ask: (slot: number, at: number) => boolean): boolean {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    sum = (Math.imul(sum, factor) + text.charCodeAt(at)) | 0
    if (at >= gramLength) sum = (sum - Math.imul(text.charCodeAt(at - gramLength), factorOfFirst)) | 0
    const mixed = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
    if (at >= gramLength - 1 && !ask(mixed >>> (32 - width), at - gramLength + 1)) return false
  }
  return true
}
