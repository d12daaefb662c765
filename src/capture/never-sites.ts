import type { HeaderField } from '../core/model/http-exchange.ts'
import type { JournalEntry, Sighting } from '../core/model/sighting.ts'

/**
 * A site that is never captured is a host name: it stands for that host and every host under it, on any port and by any
 * scheme. A sighting touches it when it goes to it, comes from one of its pages or workers, or names it as where to go next.
 */
export function touches(sighting: Sighting, sites: readonly string[]): boolean {
  return sites.length > 0 && addressesOf(sighting).some((address) => isOnSite(hostOf(address), sites))
}

/** Whether an entry of the journal belongs to what touches a site: all parts of a request go with the one that does. */
export function belongsToSites(entries: readonly JournalEntry[], sites: readonly string[]) {
  const requests = new Set(
    entries.flatMap(({ sighting }) =>
      'requestId' in sighting && touches(sighting, sites) ? [sighting.requestId] : [],
    ),
  )
  return ({ sighting }: JournalEntry) =>
    'requestId' in sighting ? requests.has(sighting.requestId) : touches(sighting, sites)
}

export function isOnSite(host: string | undefined, sites: readonly string[]): boolean {
  return host !== undefined && sites.some((site) => host === site || host.endsWith(`.${site}`))
}

/** Lower-case, without the dot that may end it. */
export function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, origin } = new URL(url)
  if (protocol === 'blob:') return hostOf(origin)
  return hostname === '' ? undefined : hostname.toLowerCase().replace(/\.$/, '')
}

function addressesOf(sighting: Sighting): readonly string[] {
  switch (sighting.kind) {
    case 'requestStarted':
      return [sighting.url, sighting.context.initiator ?? '']
    case 'requestHeadersSent':
    case 'responseStarted':
      return addressesIn(sighting.headers)
    case 'redirected':
      return [sighting.redirectUrl, ...addressesIn(sighting.headers)]
    case 'exchangeReported':
      return [
        sighting.url,
        sighting.context.initiator ?? '',
        ...addressesIn(sighting.requestHeaders),
        ...addressesIn(sighting.responseHeaders),
      ]
    case 'documentRead':
    case 'navigated':
      return [sighting.url]
    default:
      return []
  }
}

function addressesIn(headers: readonly HeaderField[] = []): readonly string[] {
  return headers.flatMap(({ name, value }) => (['origin', 'referer', 'location'].includes(name) ? [value] : []))
}
