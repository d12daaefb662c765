import { providers } from './all.ts'
import generic from './generic.ts'
import type { Provider, ProviderSigns, Recognition } from './provider.ts'

/** The product behind an authorization server, or the generic one. The issuer tells best, then addresses, texts, headers. */
export function identifyProvider(signs: ProviderSigns): Provider {
  const urls = [...(signs.issuer === undefined ? [] : [signs.issuer]), ...signs.urls]
  const addresses = urls.map(toAddress).filter((address) => address !== undefined)
  return (
    firstOf(addresses, hasAddress) ??
    providers.find(({ recognises }) => hasPathEndings(recognises, addresses)) ??
    firstOf(signs.errors ?? [], hasError) ??
    firstOf(signs.headers ?? [], hasHeader) ??
    generic
  )
}

/** All providers that one of the signs fits: for the test that there is never more than one. */
export function candidates(signs: ProviderSigns): readonly Provider[] {
  const urls = [...(signs.issuer === undefined ? [] : [signs.issuer]), ...signs.urls]
  const addresses = urls.map(toAddress).filter((address) => address !== undefined)
  return providers.filter(
    ({ recognises }) =>
      addresses.some((address) => hasAddress(recognises, address)) ||
      hasPathEndings(recognises, addresses) ||
      (signs.errors ?? []).some((error) => hasError(recognises, error)) ||
      (signs.headers ?? []).some((header) => hasHeader(recognises, header)),
  )
}

function firstOf<Sign>(
  signs: readonly Sign[],
  fits: (recognises: Recognition | undefined, sign: Sign) => boolean,
): Provider | undefined {
  for (const sign of signs) {
    const provider = providers.find(({ recognises }) => fits(recognises, sign))
    if (provider) return provider
  }
  return undefined
}

interface Address {
  readonly host: string
  readonly path: string
  /** `host/path?query`, cut. */
  readonly whole: string
}

function toAddress(url: string): Address | undefined {
  const start = url.slice(0, longestAddress)
  if (!URL.canParse(start)) return undefined
  const { protocol, hostname, pathname, search } = new URL(start)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  return { host: hostname, path: pathname, whole: `${hostname}${pathname}${search}` }
}

function hasAddress({ hosts = [], addresses = [] }: Recognition = {}, { host, whole }: Address): boolean {
  return hosts.some((known) => isHost(known, host)) || addresses.some((pattern) => pattern.test(whole))
}

function isHost(known: string, host: string): boolean {
  return known.startsWith('.') ? host.endsWith(known) : host === known
}

function hasPathEndings({ pathEndings = [] }: Recognition = {}, addresses: readonly Address[]): boolean {
  const endsAt = (host: string, ending: string) =>
    addresses.some((each) => each.host === host && each.path.endsWith(ending))
  return addresses.some(({ host }) => pathEndings.filter((ending) => endsAt(host, ending)).length >= 2)
}

function hasError({ errors = [] }: Recognition = {}, error: string): boolean {
  return errors.some((pattern) => pattern.test(error.slice(0, longestAddress)))
}

function hasHeader(
  { headers = [] }: Recognition = {},
  sent: { readonly name: string; readonly value: string },
): boolean {
  const name = sent.name.toLowerCase()
  return headers.some(
    (known) => known.name === name && (known.value?.test(sent.value.slice(0, longestAddress)) ?? true),
  )
}

/** Longer addresses, texts and header values are cut: what tells a product stands at their beginning. */
const longestAddress = 4096
