import type { SessionArea } from '../../src/storage/session-area.ts'

/** Memory-only storage as the browser gives it, with its quota. */
export function createSessionArea({
  quota = Number.POSITIVE_INFINITY,
}: {
  readonly quota?: number
} = {}): SessionArea & {
  readonly size: () => number
} {
  const items = new Map<string, string>()
  let size = 0
  return {
    size: () => size,
    async get(keys) {
      const wanted = keys === null ? [...items.keys()] : typeof keys === 'string' ? [keys] : keys
      return Object.fromEntries(
        wanted.flatMap((key) => (items.has(key) ? [[key, JSON.parse(items.get(key) ?? '')]] : [])),
      )
    },
    async set(added) {
      const texts = Object.entries(added).map(([key, value]) => [key, JSON.stringify(value)] as const)
      const more = texts.reduce((sum, [key, text]) => sum + lengthOf(key, text) - lengthOf(key, items.get(key)), 0)
      if (size + more > quota) throw new Error('Session storage quota bytes exceeded. Values were not stored.')
      size += more
      for (const [key, text] of texts) items.set(key, text)
    },
    async remove(keys) {
      for (const key of keys) {
        size -= lengthOf(key, items.get(key))
        items.delete(key)
      }
    },
  }
}

function lengthOf(key: string, text: string | undefined): number {
  return text === undefined ? 0 : key.length + text.length
}
