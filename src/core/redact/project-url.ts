import { projectFields } from './project-fields.ts'
import { keepPlainWord, type Projection } from './projection.ts'
import { constant, filler, guidOf, join, keptHost, known, percentEncoded, punctuation, type Safe } from './safe.ts'
import { pathWords } from './vocabulary.ts'

const schemes: ReadonlySet<string> = new Set(
  'http https HTTP HTTPS Http Https ws wss about data blob chrome-extension moz-extension safari-web-extension file urn app ms-app msauth storagerelay'.split(
    ' ',
  ),
)

/** The address of a request; one that servers refuse for its length stays as long. */
export function projectRequestUrl(url: string, projection: Projection): Safe {
  const safe = projectUrl(url, projection)
  if (url.length <= longestUsualUrl || safe.length > longestUsualUrl || !url.includes('?')) return safe
  const hash = safe.indexOf('#')
  if (hash >= 0) return safe
  return join([safe, constant('&length_padding='), filler(longestUsualUrl)])
}

/** Above it, rules name the length as the fault. */
const longestUsualUrl = 2000

/** An address, written as it was written: only what it is made of is replaced. */
export function projectUrl(url: string, projection: Projection): Safe {
  const hash = url.indexOf('#')
  const beforeHash = hash < 0 ? url : url.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  const endpoint = mark < 0 ? beforeHash : beforeHash.slice(0, mark)
  return join([
    projectEndpoint(endpoint, projection),
    ...(mark < 0 ? [] : [constant('?'), projectFields(beforeHash.slice(mark + 1), projection)]),
    ...(hash < 0 ? [] : [constant('#'), projectFragment(url.slice(hash + 1), projection)]),
  ])
}

/** Whether a value of an unknown parameter is an address. */
export function isUrl(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i.test(value) && URL.canParse(value)
}

/** Scheme, host, port and path, none of them normalised. */
function projectEndpoint(endpoint: string, projection: Projection): Safe {
  const [whole, scheme = '', slashes = '', authority = ''] = /^([a-z][a-z0-9+.-]*):(\/\/)?([^/]*)/i.exec(endpoint) ?? []
  if (whole === undefined) return projectPath(endpoint, projection)
  const path = slashes ? endpoint.slice(whole.length) : endpoint.slice(scheme.length + 1)
  const safeScheme = known(schemes, scheme) ?? keepPlainWord(scheme, projection) ?? constant('app')
  return join([
    safeScheme,
    constant(':'),
    ...(slashes ? [constant('//'), projectAuthority(authority, projection)] : []),
    projectPath(path, projection),
  ])
}

function projectAuthority(authority: string, projection: Projection): Safe {
  const at = authority.lastIndexOf('@')
  // User and password before the host go: nothing reads them.
  if (at >= 0) projection.pseudonyms.of(constant('user'), authority.slice(0, at))
  if (/^[{$<]/.test(authority.slice(at + 1))) return constant('{{template}}')
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(authority.slice(at + 1)) ?? []
  return join([
    host === '' ? constant('') : projection.host(host),
    // No browser can follow it: a fault to be seen.
    ...(/\s/.test(host) ? [constant(' x')] : []),
    ...(port === undefined ? [] : [constant(':'), keptHost(port)]),
  ])
}

function projectPath(path: string, projection: Projection): Safe {
  return join(
    path.split('/').map((segment) => projectSegment(segment, projection)),
    constant('/'),
  )
}

function projectSegment(segment: string, projection: Projection): Safe {
  if (segment === '') return constant('')
  const word = known(pathWords, segment)
  if (word !== undefined) return word
  if (projection.pathWords.has(segment)) {
    const kept = keepPlainWord(segment, projection)
    if (kept !== undefined) return kept
  }
  if (/^(?:\{[^{}]*\}|%7B[^%]*%7D)$/i.test(segment)) return constant('{template}')
  if (/^\[object(?: |%20)Object\]$/i.test(segment)) return constant('[object%20Object]')
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(segment)) {
    return guidOf(projection.pseudonyms.of(constant('guid'), segment))
  }
  const name = percentEncoded(projection.pseudonyms.of(constant('path'), decode(segment), 'casual'))
  return /\s/.test(segment) ? join([name, constant(' x')]) : name
}

/** `a=b&c=d`, `/route?a=b`, `/route`, and Facebook's `_=_`. */
function projectFragment(fragment: string, projection: Projection): Safe {
  if (fragment === '_=_') return constant('_=_')
  const mark = fragment.indexOf('?')
  if (mark >= 0 && !fragment.slice(0, mark).includes('=')) {
    return join([
      projectPath(fragment.slice(0, mark), projection),
      constant('?'),
      projectFields(fragment.slice(mark + 1), projection),
    ])
  }
  const prefix = /^[!/?]*/.exec(fragment)?.[0] ?? ''
  if (!fragment.includes('=')) return projectPath(fragment, projection)
  return join([punctuation(prefix), projectFields(fragment.slice(prefix.length), projection)])
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
