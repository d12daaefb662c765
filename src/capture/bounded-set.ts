/** Remembers the latest values only: what a hostile page can fill must not grow. */
export interface BoundedSet {
  has(value: string | undefined): boolean
  add(value: string | undefined): void
}

export function createBoundedSet(limit = 500): BoundedSet {
  const values = new Set<string>()
  return {
    has: (value) => value !== undefined && values.has(value),
    add(value) {
      if (value === undefined || value === '') return
      values.delete(value)
      values.add(value)
      if (values.size <= limit) return
      const [oldest] = values
      if (oldest !== undefined) values.delete(oldest)
    },
  }
}
