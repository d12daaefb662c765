/** Finds which of many values stand in a text. */
export type Finder = (text: string) => ReadonlySet<string>

/**
 * In one pass over the text, whose places are looked up by how the values end: tokens begin alike. A value shorter than
 * `endLength` is never found: it would be found everywhere.
 */
export function createFinder(values: Iterable<string>): Finder {
  const byEnd = new Map<string, string[]>()
  for (const value of values) {
    const end = value.slice(-endLength)
    const list = byEnd.get(end)
    if (list) list.push(value)
    else byEnd.set(end, [value])
  }
  return (text) => {
    const found = new Set<string>()
    for (let end = endLength; end <= text.length; end++) {
      for (const value of byEnd.get(text.slice(end - endLength, end)) ?? []) {
        if (text.endsWith(value, end)) found.add(value)
      }
    }
    return found
  }
}

export const endLength = 6
