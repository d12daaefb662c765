import type { Parameter } from '../model/message.ts'
import { parseForm } from './parse-form.ts'

/** A URL taken apart as it was written: nothing is normalised, since a difference in writing may be the fault. */
export interface ParsedUrl {
  /** Without query and fragment. */
  readonly endpoint: string
  /** Scheme in lower case, without colon; '' when there is none. */
  readonly scheme: string
  /** RFC 6454 serialisation; undefined for schemes that have none. */
  readonly origin?: string
  /** '' when there is none. */
  readonly path: string
  readonly query: readonly Parameter[]
  /** Parameters of the fragment, those behind a client-side route (`#/callback?code=`) included. */
  readonly fragment: readonly Parameter[]
}

/** Total, linear. */
export function parseUrl(url: string): ParsedUrl {
  const hash = url.indexOf('#')
  const beforeHash = hash < 0 ? url : url.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  const endpoint = mark < 0 ? beforeHash : beforeHash.slice(0, mark)
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(endpoint.slice(0, 100))?.[0].toLowerCase() ?? ''
  const origin = originOf(endpoint)
  return {
    endpoint,
    scheme,
    ...(origin === undefined ? {} : { origin }),
    path: pathOf(endpoint),
    query: mark < 0 ? [] : parseForm(beforeHash.slice(mark + 1), 'query'),
    fragment: hash < 0 ? [] : parseFragment(url.slice(hash + 1)),
  }
}

/** Same place, forgiving what servers forgive: letter case of the host, a default port, a final slash. */
export function sameEndpoint(a: string, b: string): boolean {
  return a === b || comparable(a) === comparable(b)
}

/** A form of an endpoint under which equal places are equal. */
export function comparable(url: string): string {
  const end = url.search(/[?#]/)
  const endpoint = end < 0 ? url : url.slice(0, end)
  if (!URL.canParse(endpoint)) return endpoint
  const { protocol, host, pathname } = new URL(endpoint)
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`
}

export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin } = new URL(url)
  return origin === 'null' ? undefined : origin
}

function pathOf(endpoint: string): string {
  const authority = endpoint.indexOf('://')
  const slash = endpoint.indexOf('/', authority < 0 ? 0 : authority + 3)
  return slash < 0 ? '' : endpoint.slice(slash)
}

/** `#a=b`, `#/a=b`, `#!a=b`, `#?a=b`, `#/route?a=b`, `#/route&a=b`. */
function parseFragment(fragment: string): readonly Parameter[] {
  const mark = fragment.indexOf('?')
  const text = mark >= 0 && !fragment.slice(0, mark).includes('=') ? fragment.slice(mark + 1) : fragment
  return parseForm(text.replace(/^[!/]+/, ''), 'fragment').filter(
    ({ name, value }) => value !== '' || !name.includes('/'),
  )
}
