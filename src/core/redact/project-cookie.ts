import { projectUrl } from './project-url.ts'
import { type Projection, projectSecret } from './projection.ts'
import { constant, filler, httpDate, join, known, percentEncoded, type Safe, writtenNumber } from './safe.ts'

export function projectCookies(value: string, projection: Projection): Safe {
  const pairs = value.split(/;\s*/).map((pair) => projectPair(pair, projection))
  const safe = join(pairs, constant('; '))
  if (value.length <= mostUsualCookies || safe.length > mostUsualCookies) return safe
  return join([safe, constant('; length_padding='), filler(mostUsualCookies)])
}

/** Above so many characters, rules name the cookies as the fault: a field that was as long stays as long. */
const mostUsualCookies = 4000

/** RFC 6265bis: name and value go, attributes stay (they decide whether the cookie comes back). */
export function projectSetCookie(value: string, projection: Projection): Safe {
  const [pair = '', ...attributes] = value.split(/;\s*/)
  return join(
    [projectPair(pair, projection), ...attributes.flatMap((each) => projectAttribute(each, projection))],
    constant('; '),
  )
}

function projectPair(pair: string, projection: Projection): Safe {
  const equals = pair.indexOf('=')
  const name = equals < 0 ? pair : pair.slice(0, equals)
  const [prefix = ''] = /^__(?:Host|Secure)-/i.exec(name) ?? []
  const safeName = join([
    known(prefixes, prefix) ?? constant(''),
    projection.pseudonyms.of(cookieKind(name), name.slice(prefix.length), 'casual'),
  ])
  if (equals < 0) return safeName
  const value = pair.slice(equals + 1)
  return join([safeName, constant('='), value === '' ? constant('') : percentEncoded(nameCookie(value, projection))])
}

/** What its name says it is for: rules look for the cookie of a login. */
function cookieKind(name: string): Safe {
  const [purpose = ''] = /state|nonce|pkce|verifier|correlation|oauth|oidc|auth|txn|csrf|session|sess/i.exec(name) ?? []
  const word = known(purposes, purpose.toLowerCase())
  return word === undefined ? constant('cookie_name') : join([word, constant('_cookie')])
}

const purposes: ReadonlySet<string> = new Set(
  'state nonce pkce verifier correlation oauth oidc auth txn csrf session sess'.split(' '),
)

/** A cookie may hold a token or a state that travels elsewhere, percent-encoded or not: then it keeps that name. */
function nameCookie(value: string, projection: Projection): Safe {
  const bare = value.replace(/^"|"$/g, '')
  return projection.pseudonyms.of(constant('cookie'), decode(bare), 'casual')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
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
  const flag = known(flags, attribute)
  if (flag !== undefined) return [flag]
  const equals = attribute.indexOf('=')
  const name = attribute.slice(0, Math.max(equals, 0)).trim()
  const value = attribute.slice(equals + 1).trim()
  const fixed = known(attributeNames, name)
  const content = known(attributeValues, value) ?? writtenNumber(value)
  if (fixed !== undefined && content !== undefined) return [join([fixed, constant('='), content])]
  switch (name.toLowerCase()) {
    case 'path':
      return [join([constant('Path='), projectUrl(value, projection)])]
    case 'domain': {
      const dotted = value.startsWith('.')
      return [join([constant(dotted ? 'Domain=.' : 'Domain='), projection.host(dotted ? value.slice(1) : value)])]
    }
    case 'expires': {
      const time = Date.parse(value)
      return Number.isNaN(time) ? [] : [join([constant('Expires='), httpDate(projection.moment(time))])]
    }
    default:
      if (attribute !== '') projectSecret('', attribute, projection)
      return []
  }
}
