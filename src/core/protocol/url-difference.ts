/** In which part two URLs differ first, in words; undefined when they are equal or differ only where nothing reads it. */
export function urlDifference(a: string, b: string): string | undefined {
  if (a === b) return undefined
  if (a.replace(/\/$/, '') === b.replace(/\/$/, '')) return 'a slash at the end'
  if (!URL.canParse(a) || !URL.canParse(b)) return 'the whole text'
  const [one, other] = [new URL(a), new URL(b)]
  if (one.protocol !== other.protocol) return 'the scheme (http or https)'
  if (one.hostname !== other.hostname) return 'the host name'
  if (one.port !== other.port) return 'the port'
  if (one.href === other.href) return 'a default port or the case of letters in the host name'
  if (one.pathname.toLowerCase() === other.pathname.toLowerCase() && one.pathname !== other.pathname)
    return 'the case of letters in the path'
  if (one.pathname !== other.pathname) return 'the path'
  return 'the query'
}
