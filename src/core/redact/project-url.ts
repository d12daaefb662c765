import { type Flaws, withFlaws } from './flaws.ts'
import { projectAuthority } from './project-authority.ts'
import { projectFields } from './project-fields.ts'
import { keepPlainWord, type Projection } from './projection.ts'
import { constant, filler, guidOf, join, keptHost, known, percentEncoded, punctuation, type Safe } from './safe.ts'
import { placeholder, templateOf } from './templates.ts'
import { pathWords } from './vocabulary.ts'

const schemes: ReadonlySet<string> = new Set(
  'http https HTTP HTTPS Http Https ws wss about data blob chrome-extension moz-extension safari-web-extension file urn app ms-app msauth storagerelay'.split(
    ' ',
  ),
)

/** The address of a request; one that servers refuse for its length stays as long. A fragment is not sent. */
export function projectRequestUrl(url: string, projection: Projection): Safe {
  const safe = projectUrl(url, projection)
  if (url.length <= longestUsualUrl || safe.length > longestUsualUrl || !/^[^#]*\?[^#]*$/.test(url)) return safe
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
  return /^https?:\/\/[^\s/?#]\S*$/i.test(value) && URL.canParse(value)
}

/** Scheme, host, port and path, none of them normalised. */
function projectEndpoint(endpoint: string, projection: Projection): Safe {
  const [whole, scheme = '', slashes = '', authority = ''] =
    /^([a-z][a-z0-9+.-]*):(?:(\/\/)([^/\\]*))?/i.exec(endpoint) ?? []
  if (whole === undefined) return projectPath(endpoint, projection)
  const safeScheme = known(schemes, scheme) ?? keepPlainWord(scheme, projection) ?? constant('app')
  return join([
    safeScheme,
    constant(':'),
    ...(slashes ? [constant('//'), projectAuthority(authority, projection)] : []),
    projectPath(endpoint.slice(whole.length), projection),
  ])
}

/** A browser takes a backslash for a slash. */
function projectPath(path: string, projection: Projection): Safe {
  return join(path.split(/([/\\])/).map((part, at) => (at % 2 === 1 ? slash(part) : projectSegment(part, projection))))
}

function slash(text: string): Safe {
  return text === '/' ? constant('/') : constant('\\')
}

function projectSegment(segment: string, projection: Projection): Safe {
  const word = known(pathWords, segment)
  if (word !== undefined) return word
  if (projection.pathWords.has(segment)) {
    const kept = keepPlainWord(segment, projection)
    if (kept !== undefined) return kept
  }
  const object = known(objects, segment)
  if (object !== undefined) return object
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(segment)) {
    return guidOf(projection.pseudonyms.of(constant('guid'), segment))
  }
  return join(
    segment.split(placeholder).map((part, at) => (at % 2 === 1 ? templateOf(part) : projectUnknown(part, projection))),
  )
}

/** A segment that nobody knows, with what is wrong with it. */
function projectUnknown(segment: string, projection: Projection): Safe {
  const rest = segment.replace(/^(?:undefined|null|NaN)?[.:]*/i, '')
  const start = keptHost(segment.slice(0, segment.length - rest.length))
  const safe = join([start, percentEncoded(projection.pseudonyms.of(constant('path'), decode(rest), 'casual'))])
  return withFlaws(flaws, segment, safe)
}

const flaws: Flaws = [
  [/\s/, constant(' x')],
  [/undefined/, constant('-undefined')],
  [/\bnull\b/, constant('-null')],
]

const objects: ReadonlySet<string> = new Set(['[object Object]', '[object%20Object]'])

/** `a=b&c=d`, `/route?a=b`, `/route`, and Facebook's `_=_`. */
function projectFragment(fragment: string, projection: Projection): Safe {
  if (fragment === '_=_') return constant('_=_')
  const [, route, query = ''] = /^([^=?]*)\?(.*)/s.exec(fragment) ?? []
  if (route === undefined) return projectRoute(fragment, projection)
  return join([projectRoute(route, projection), constant('?'), projectFields(query, projection)])
}

/** What stands before it is told, since some apps read it as part of the first name. */
function projectRoute(route: string, projection: Projection): Safe {
  const start = route.search(/[^!/]|$/)
  const rest = route.slice(start)
  return join([
    punctuation(route.slice(0, start)),
    rest.includes('=') ? projectFields(rest, projection) : projectPath(rest, projection),
  ])
}

/** Once; what cannot be decoded stays. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
