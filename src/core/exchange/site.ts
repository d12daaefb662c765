import { getDomain, parse } from 'tldts'
import { hostnameOf } from './host.ts'

/** Scheme-less site of a URL (HTML standard, "site"): the registrable domain by the public suffix list, else the host itself. */
export function siteOf(url: string): string {
  return siteOfHost(hostnameOf(url))
}

/** The same of a host name in lower case. Suffixes under which anybody registers (`github.io`) count as suffixes. */
export function siteOfHost(host: string): string {
  return getDomain(host, { allowPrivateDomains: true, extractHostname: false }) ?? host
}

/** Whether a text is a name under which somebody may be reached: its end is on the public suffix list. */
export function isPublicName(text: string): boolean {
  return (
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text) &&
    parse(text.toLowerCase(), { extractHostname: false }).isIcann === true
  )
}
