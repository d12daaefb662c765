/** Host with port of an http(s) URL, for a sentence; the text itself when it is no such URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || new URL(url).protocol : url.slice(0, 100)
}

export function isHttp(url: string): boolean {
  return /^https?:/i.test(url)
}

/** Addresses of this computer (RFC 6761 §6.3, RFC 8252 §7.3): what travels to them does not leave it. */
export function isLoopback(url: string): boolean {
  const host = hostnameOf(url)
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** Names and addresses that only a private network resolves (RFC 1918, RFC 4193, RFC 6762, RFC 8375, single labels). */
export function isInternal(url: string): boolean {
  const host = hostnameOf(url)
  if (host === '' || isLoopback(url)) return false
  if (/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/.test(host) && /^[\d.]+$/.test(host)) return true
  if (/^\[f[cde]/.test(host)) return true
  if (!host.includes('.') && !host.startsWith('[')) return true
  return (
    /\.(?:local|internal|intranet|lan|home\.arpa|corp|svc|cluster\.local|docker\.internal)$/.test(host) ||
    host.includes('.svc.')
  )
}

/** Lower-case host name without port; '' when the text is no URL. */
export function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
}
