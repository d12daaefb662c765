import { siteOfHost } from '../exchange/site.ts'
import { constant, join, keptHost, known, ordinalName, ordinalOf, plainWord, type Safe } from './safe.ts'
import { internalSuffixes, pathWords, productHosts, productLabels } from './vocabulary.ts'

/** Host names as they are, or numbered so that what rules look at stays: loopback, private, single label, same site, product. */
export function createHosts(choice: 'keep' | 'number', inOrder: readonly string[]): (host: string) => Safe {
  if (choice === 'number') return numberHosts(inOrder)
  const known = new Set(inOrder)
  const numbered = numberHosts([])
  // Kept is what took part; a host that is only mentioned may be a value in disguise.
  return (host) => (known.has(host.toLowerCase()) || !looksDrawn(host) ? keptHost(host) : numbered(host))
}

/** A label as machines draw it: long, of letters and digits, and no words. */
function looksDrawn(host: string): boolean {
  return host
    .split('.')
    .some((label) => label.length >= 14 && /\d/.test(label) && /[a-z]/i.test(label) && plainWord(label) === undefined)
}

function numberHosts(inOrder: readonly string[]): (host: string) => Safe {
  const names = new Map<string, Safe>()
  const sites = new Map<string, Safe>()
  const counters = new Map<string, number>()

  function next(kind: 'host' | 'site' | 'tenant' | 'ip' | 'private'): Safe {
    const count = (counters.get(kind) ?? 0) + 1
    counters.set(kind, count)
    return withoutMark(ordinalName(labels[kind], count, 1))
  }

  function name(host: string): Safe {
    const lower = host.toLowerCase()
    if (isLoopback(lower) || /^(?:undefined|null|nan)$/.test(lower)) return keptHost(lower)
    if (lower.endsWith('.localhost')) {
      return join([known(pathWords, lower.slice(0, -'.localhost'.length)) ?? next('host'), constant('.localhost')])
    }
    if (/^\[/.test(lower)) return join([constant('['), constant('2001:db8::'), next('ip'), constant(']')])
    if (/^\d+(?:\.\d+){3}$/.test(lower)) {
      return isPrivate(lower)
        ? join([constant('10.0.0.'), next('private')])
        : join([constant('203.0.113.'), next('ip')])
    }
    const product = productOf(lower)
    if (product !== undefined) return product.label ?? join([next('tenant'), product.suffix])
    if (!lower.includes('.')) return next('host')
    const site = siteOfHost(lower)
    const safeSite = sites.get(site) ?? join([...signIn(site), next('site'), constant('.'), topOf(lower)])
    sites.set(site, safeSite)
    if (lower === site) return safeSite
    const label = signIn(lower)
    const isNextToSite = label.length > 0 && lower.indexOf('.') + 1 === lower.length - site.length
    return join([...label, ...(isNextToSite ? [] : [next('host'), constant('.')]), safeSite])
  }

  function nameOf(host: string): Safe {
    const lower = host.toLowerCase()
    const before = names.get(lower)
    if (before !== undefined) return before
    const made = name(lower)
    names.set(lower, made)
    return made
  }

  for (const host of inOrder) nameOf(host)
  return nameOf
}

/** That a host is there for signing in is something rules look at. */
function signIn(host: string): readonly Safe[] {
  const label = known(signInLabels, host.slice(0, host.indexOf('.')))
  return label === undefined ? [] : [label, constant('.')]
}

const signInLabels: ReadonlySet<string> = new Set(['login', 'log-in', 'signin', 'sign-in'])

const labels = {
  host: constant('host'),
  site: constant('site'),
  tenant: constant('tenant'),
  ip: constant(''),
  private: constant(''),
} as const

function withoutMark(name: Safe): Safe {
  return join([known(kinds, name.slice(0, name.indexOf('#'))) ?? constant(''), ordinalOf(name)])
}

const kinds: ReadonlySet<string> = new Set(['host', 'site', 'tenant'])

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(?:\.\d+){3}$/.test(host) || host === '[::1]'
}

function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/.test(address)
}

/** A product's host: as it is, when it is the product's own; with the customer's part numbered otherwise. */
function productOf(host: string): { readonly suffix: Safe; readonly label?: Safe } | undefined {
  const own = known(productHosts, host)
  if (own !== undefined) return { suffix: own, label: own }
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const suffix = known(productHosts, host.slice(dot))
    if (suffix === undefined) continue
    const label = known(productLabels, host.slice(0, dot))
    return label === undefined ? { suffix } : { suffix, label: join([label, suffix]) }
  }
  return undefined
}

function topOf(host: string): Safe {
  return known(internalSuffixes, host.split('.').at(-1) ?? '') ?? constant('example')
}
