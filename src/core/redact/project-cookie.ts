import { projectDate } from './project-date.ts'
import { projectParameter } from './project-parameter.ts'
import { decode, projectUrl } from './project-url.ts'
import { type Projection, projectSecret } from './projection.ts'
import { constant, filler, join, known, percentEncoded, type Safe, writtenNumber } from './safe.ts'

export function projectCookies(value: string, projection: Projection): Safe {
  const pairs = partsOf(value).map((pair) => projectPair(pair, projection))
  const safe = join(pairs, constant('; '))
  if (value.length <= mostUsualCookies || safe.length > mostUsualCookies) return safe
  return join([safe, constant('; length_padding='), filler(mostUsualCookies)])
}

/** Above so many characters, rules name the cookies as the fault: a field that was as long stays as long. */
const mostUsualCookies = 4000

/** Some sources join several fields with line breaks. */
export function projectSetCookie(value: string, projection: Projection): Safe {
  return join(
    value.split('\n').map((field) => projectField(field, projection)),
    constant('\n'),
  )
}

/** RFC 6265bis: name and value go, attributes stay (they decide whether the cookie comes back). */
function projectField(field: string, projection: Projection): Safe {
  const [pair = '', ...attributes] = partsOf(field)
  return join(
    [projectPair(pair, projection), ...attributes.flatMap((each) => projectAttribute(each, projection))],
    constant('; '),
  )
}

/** White space around the parts counts for nothing (RFC 6265bis §5.6). */
function partsOf(text: string): readonly string[] {
  return text.split(';').map((part) => part.trim())
}

/** Name and value of a part; without an equals sign it is only a name. */
function cut(part: string): readonly [name: string, value?: string] {
  const equals = part.indexOf('=')
  return equals < 0 ? [part] : [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
}

function projectPair(pair: string, projection: Projection): Safe {
  const [name, value] = cut(pair)
  const [prefix = ''] = /^__(?:Host|Secure)-/i.exec(name) ?? []
  const safeName = join([
    known(prefixes, prefix) ?? constant(''),
    projection.pseudonyms.of(cookieKind(name), name.slice(prefix.length), 'casual'),
  ])
  return value === undefined ? safeName : join([safeName, constant('='), percentEncoded(nameCookie(value, projection))])
}

/** What its name says it is for: rules look for the cookie of a login. */
function cookieKind(name: string): Safe {
  const purpose = /state|nonce|pkce|verifier|correlation|oauth|oidc|auth|txn|csrf|session|sess/i.exec(name)?.[0] ?? ''
  const word = known(purposes, purpose.toLowerCase())
  return word === undefined ? constant('cookie_name') : join([word, constant('_cookie')])
}

const purposes: ReadonlySet<string> = new Set(
  'state nonce pkce verifier correlation oauth oidc auth txn csrf session sess'.split(' '),
)

/** A cookie may hold a token or a state that travels elsewhere, percent-encoded or not: then it keeps that name. */
function nameCookie(value: string, projection: Projection): Safe {
  return projection.pseudonyms.of(constant('cookie'), decode(value), 'casual')
}

const prefixes: ReadonlySet<string> = new Set(['__Host-', '__Secure-', '__host-', '__secure-'])
const flags: ReadonlySet<string> = new Set(
  'Secure secure SECURE HttpOnly httponly HTTPOnly httpOnly Partitioned partitioned'.split(' '),
)
const attributeNames: ReadonlySet<string> = new Set(
  'SameSite samesite Samesite sameSite Priority priority Max-Age max-age MAX-AGE Max-age'.split(' '),
)
const attributeValues: ReadonlySet<string> = new Set(
  'Lax Strict None lax strict none LAX STRICT NONE High Low Medium'.split(' '),
)

function projectAttribute(attribute: string, projection: Projection): readonly Safe[] {
  const [name, value = ''] = cut(attribute)
  const flag = inAnyCase(flags, name)
  if (flag !== undefined) {
    // A browser takes `Secure=true` for `Secure`.
    projectSecret('', value, projection)
    return [flag]
  }
  const fixed = inAnyCase(attributeNames, name)
  if (fixed !== undefined) {
    const content = inAnyCase(attributeValues, value) ?? writtenNumber(value) ?? projectSecret('', value, projection)
    return [join([fixed, constant('='), content])]
  }
  switch (name.toLowerCase()) {
    case 'path':
      return [join([constant('Path='), projectUrl(value, projection)])]
    case 'domain':
      return [projectDomain(value, projection)]
    case 'expires': {
      const date = projectDate(value, projection)
      return date === undefined ? [] : [join([constant('Expires='), date])]
    }
    default:
      projectSecret('', attribute, projection)
      return []
  }
}

/** As it was written, or in small letters. */
function inAnyCase(vocabulary: ReadonlySet<string>, text: string): Safe | undefined {
  return known(vocabulary, text) ?? known(vocabulary, text.toLowerCase())
}

function projectDomain(value: string, projection: Projection): Safe {
  const host = value.replace(/^\./, '')
  if (!/^[\w.:[\]-]*$/.test(host)) return join([constant('Domain='), projectParameter('', value, projection)])
  return join([
    constant('Domain='),
    host === value ? constant('') : constant('.'),
    host === '' ? constant('') : projection.host(host),
  ])
}
