/** What makes a redirect URI unusable (RFC 6749 §3.1.2), in words; undefined when nothing does. */
export function flawOf(redirectUri: string): string | undefined {
  if (redirectUri === '') return 'it is empty'
  if (/\s/.test(redirectUri)) return 'it contains a space'
  if (/undefined|\bnull\b|\[object Object\]/.test(redirectUri)) return 'it contains a variable that was not set'
  if (/\$\{|\{\{|%7B%7B|<[a-z-]+>/i.test(redirectUri)) return 'it contains a template that was not filled in'
  if (/^https?%3A/i.test(redirectUri)) return 'it is percent-encoded twice'
  if (!/^[a-z][a-z0-9+.-]*:/i.test(redirectUri)) return 'it is not absolute: it has no scheme'
  if (redirectUri.includes('#')) return 'it has a fragment (#), which is not allowed'
  return flawOfUrl(redirectUri)
}

function flawOfUrl(redirectUri: string): string | undefined {
  if (!/^https?:/i.test(redirectUri)) return undefined
  try {
    const url = new URL(redirectUri)
    if (!/^https?:\/\/[^/]/i.test(redirectUri)) return 'it has no host'
    return url.pathname.includes('//') ? 'its path has two slashes in a row' : undefined
  } catch {
    return 'it is not a valid URL'
  }
}

/** Hosts on which plain http is usual and safe (RFC 8252 §7.3). */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)
}
