import { providers } from './all.ts'
import generic from './generic.ts'
import type { Provider, ProviderSigns, Recognition } from './provider.ts'

/** The product behind an authorization server, or the generic one. The issuer tells best, then addresses, texts, headers. */
export function identifyProvider(signs: ProviderSigns): Provider {
  const addresses = addressesOf(signs)
  const paths = pathsByHost(addresses)
  return (
    firstOf(addresses, hasAddress) ??
    providers.find(({ recognises }) => hasPathEndings(recognises, paths)) ??
    firstOf(signs.errors ?? [], hasError) ??
    firstOf(signs.headers ?? [], hasHeader) ??
    generic
  )
}

/** All providers that one of the signs fits: for the test that there is never more than one. */
export function candidates(signs: ProviderSigns): readonly Provider[] {
  const addresses = addressesOf(signs)
  const paths = pathsByHost(addresses)
  return providers.filter(
    ({ recognises }) =>
      addresses.some((address) => hasAddress(recognises, address)) ||
      hasPathEndings(recognises, paths) ||
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

function addressesOf({ issuer, urls }: ProviderSigns): readonly Address[] {
  return [...(issuer === undefined ? [] : [issuer]), ...urls].map(toAddress).filter((address) => address !== undefined)
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

function hasPathEndings({ pathEndings = [] }: Recognition = {}, paths: PathsByHost): boolean {
  if (pathEndings.length === 0) return false
  return [...paths.values()].some(
    (ofHost) => pathEndings.filter((ending) => ofHost.some((path) => path.endsWith(ending))).length >= 2,
  )
}

type PathsByHost = ReadonlyMap<string, readonly string[]>

function pathsByHost(addresses: readonly Address[]): PathsByHost {
  const paths = new Map<string, string[]>()
  for (const { host, path } of addresses) {
    const ofHost = paths.get(host)
    if (ofHost) ofHost.push(path)
    else paths.set(host, [path])
  }
  return paths
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
