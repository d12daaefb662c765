import type { SessionArea } from '../../src/storage/session-area.ts'

export interface FakeSessionArea extends SessionArea {
  readonly size: () => number
  /** What a new worker would find now. */
  readonly copy: () => FakeSessionArea
}

interface SessionAreaOptions {
  readonly quota?: number
  /** The browser has taken what was written, and the worker never hears of it. */
  readonly mute?: boolean
  readonly items?: ReadonlyMap<string, string>
}

/** Memory-only storage as the browser gives it, with its quota. */
export function createSessionArea(options: SessionAreaOptions = {}): FakeSessionArea {
  const { quota = Number.POSITIVE_INFINITY, mute = false } = options
  const items = new Map(options.items)
  let size = [...items].reduce((sum, [key, text]) => sum + lengthOf(key, text), 0)
  return {
    size: () => size,
    copy: () => createSessionArea({ ...options, items }),
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
      if (mute) await new Promise(() => undefined)
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
