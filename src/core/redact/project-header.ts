import type { HeaderField } from '../model/http-exchange.ts'
import { readBase64url, readUtf8 } from '../token/base64url.ts'
import { projectCookies, projectSetCookie } from './project-cookie.ts'
import { projectDate } from './project-date.ts'
import { mintJwt } from './project-jwt.ts'
import { projectName, projectParameter } from './project-parameter.ts'
import { projectText } from './project-text.ts'
import { isUrl, projectUrl } from './project-url.ts'
import { keepPlainWord, type Projection, projectSecret } from './projection.ts'
import {
  base64,
  constant,
  join,
  known,
  percentEncoded,
  punctuation,
  type Safe,
  type SafeOf,
  writtenNumber,
} from './safe.ts'

/** A header field of the allow-list, projected; undefined: it goes. */
export function projectHeader({ name, value }: HeaderField, projection: Projection): SafeOf<HeaderField> | undefined {
  const projector = projectors.get(name)
  const safeName = projector && known(projectedNames, name)
  if (!projector || safeName === undefined) {
    projectSecret('', value, projection)
    return undefined
  }
  return { name: safeName, value: projector(value, projection) }
}

type Projector = (value: string, projection: Projection) => Safe

/** Words that fields of fixed vocabularies are made of. */
export const fieldWords: ReadonlySet<string> = new Set(
  `no-store no-cache private public must-revalidate max-age s-maxage immutable proxy-revalidate no-transform stale-while-revalidate
  application/json application/x-www-form-urlencoded application/jwt application/problem+json application/octet-stream
  application/javascript application/xml application/xhtml+xml application/jwk-set+json application/token-introspection+jwt
  application/signed-exchange application/hal+json application/vnd.api+json application/graphql-response+json
  text/html text/plain text/css text/javascript text/xml text/json multipart/form-data image/avif image/webp image/apng
  image/png image/svg+xml image/gif image/jpeg image/x-icon */* charset utf-8 UTF-8 utf8 UTF8 iso-8859-1 ISO-8859-1 us-ascii windows-1252 boundary q
  navigate cors no-cors same-origin websocket document iframe frame empty script style image font worker serviceworker webidentity
  none same-site cross-site ?1 ?0 prefetch prefetch;prerender 1 0 true false
  DENY SAMEORIGIN deny sameorigin ALLOW-FROM ALLOWALL nosniff same-origin-allow-popups unsafe-none require-corp credentialless
  same-origin-plus-COEP noopener-allow-popups no-referrer no-referrer-when-downgrade origin origin-when-cross-origin
  strict-origin strict-origin-when-cross-origin unsafe-url GET HEAD POST PUT PATCH DELETE OPTIONS includeSubDomains preload
  authorization content-type accept dpop x-requested-with origin cookie accept-language content-language range content-length
  location etag www-authenticate dpop-nonce x-csrf-token x-xsrf-token x-api-key cache-control pragma user-agent
  accept-encoding access-control-request-headers access-control-request-method Origin Authorization Content-Type Accept DPoP
  Cookie X-Requested-With * XMLHttpRequest cloudflare nginx envoy Apache AkamaiGHost awselb gws ESF Microsoft-IIS Kestrel
  challenge HIT MISS BYPASS DYNAMIC EXPIRED Error from cloudfront Miss Hit identity gzip deflate br zstd keep-alive close
  chunked timeout HSTS`.split(/\s+/),
)

const byWords: Projector = (value, projection) => {
  const parts = value.split(/(\s*[,;=]\s*|\s+)/)
  return join(
    parts.map((part, at) => {
      if (at % 2 === 1) return punctuation(part)
      const bare = part.replace(/^"|"$/g, '')
      if (bare === '') return punctuation(part)
      return (
        known(fieldWords, bare) ??
        known(fieldWords, bare.toLowerCase()) ??
        writtenNumber(bare) ??
        projection.pseudonyms.of(constant('value'), bare, 'casual')
      )
    }),
  )
}

const byUrl: Projector = (value, projection) => (value === 'null' ? constant('null') : projectUrl(value, projection))

const byOrigins: Projector = (value, projection) =>
  join(
    value
      .split(/(\s*,\s*|\s+)/)
      .map((part, at) =>
        at % 2 === 1
          ? punctuation(part)
          : (known(fieldWords, part) ?? (part === 'null' ? constant('null') : byUrl(part, projection))),
      ),
  )

const bySecret =
  (name: string): Projector =>
  (value, projection) =>
    projectSecret(name, value, projection)

const byDate: Projector = (value, projection) => projectDate(value, projection) ?? constant('')

const byDelay: Projector = (value, projection) => writtenNumber(value.trim()) ?? byDate(value, projection)

/** Version numbers of servers go, product names of the vocabulary stay. */
const byProduct: Projector = (value) =>
  known(fieldWords, value.split(/[/\s(]/)[0] ?? '') ??
  (/cloudfront/i.test(value) ? constant('cloudfront') : constant('other'))

const presence: Projector = () => constant('1')

const byPolicy: Projector = (value, projection) =>
  join(
    value.split(/(\s*;\s*)/).map((directive, at) =>
      at % 2 === 1
        ? constant('; ')
        : join(
            directive.split(/\s+/).map((word) => known(policyWords, word) ?? policySource(word, projection)),
            constant(' '),
          ),
    ),
  )

const policyWords: ReadonlySet<string> = new Set(
  `default-src script-src style-src img-src font-src connect-src frame-src child-src frame-ancestors form-action base-uri object-src
  media-src worker-src manifest-src navigate-to sandbox report-uri report-to upgrade-insecure-requests block-all-mixed-content
  require-trusted-types-for trusted-types script-src-elem script-src-attr style-src-elem style-src-attr 'self' 'none' 'unsafe-inline'
  'unsafe-eval' 'strict-dynamic' 'unsafe-hashes' 'report-sample' 'wasm-unsafe-eval' * https: http: data: blob: ws: wss: allow-scripts
  allow-same-origin allow-forms allow-popups allow-top-navigation allow-popups-to-escape-sandbox allow-modals 'script'`.split(
    /\s+/,
  ),
)

function policySource(word: string, projection: Projection): Safe {
  if (isUrl(word)) return projectUrl(new URL(word).origin, projection)
  if (/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::(?:\d+|\*))?$/i.test(word)) {
    const bare = word.replace(/^\*\./, '').replace(/:.*$/, '')
    return join([word.startsWith('*.') ? constant('*.') : constant(''), projection.host(bare)])
  }
  return constant("'other'")
}

function projectAuthorization(value: string, projection: Projection): Safe {
  const [, before = '', scheme = '', gap = '', rest = ''] =
    /^(["'\s]*)(bearer|dpop|basic|negotiate|token|jwt|mac)([:=\s]+|$)([\s\S]*)$/i.exec(value) ?? []
  // A JWT without a scheme is only recognised by its form.
  if (scheme === '') return mintJwt(value, projection) ?? projectSecret('access_token', value, projection)
  const safeScheme =
    known(schemeSpellings, scheme) ?? known(schemeSpellings, scheme.toLowerCase()) ?? constant('Bearer')
  const credentials =
    rest === ''
      ? constant('')
      : scheme.toLowerCase() === 'basic'
        ? projectBasic(rest, projection)
        : /^(?:bearer|dpop)\s/i.test(rest)
          ? projectAuthorization(rest, projection)
          : projectSecret('access_token', rest, projection)
  return join([punctuation(before), safeScheme, punctuation(gap), credentials])
}

const schemeSpellings: ReadonlySet<string> = new Set(
  'Bearer bearer BEARER DPoP dpop DPOP Basic basic BASIC Negotiate negotiate Token token JWT jwt MAC mac'.split(' '),
)

/** RFC 7617: the client id may stay, the secret may not; both percent-encoded (RFC 6749 §2.3.1). */
function projectBasic(credentials: string, projection: Projection): Safe {
  const read = readBase64url(credentials.trim())
  const text = read.ok ? readUtf8(read.bytes) : undefined
  if (text === undefined) return projectSecret('password', credentials, projection)
  const colon = text.indexOf(':')
  if (colon < 0) return base64(projectSecret('client_id', text, projection))
  const user = projectParameter('client_id', decode(text.slice(0, colon)), projection)
  const password = projectSecret('client_secret', decode(text.slice(colon + 1)), projection)
  const made = base64(join([percentEncoded(user), percentEncoded(password)], constant(':')))
  projection.minted.set(credentials, made)
  return made
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Scheme and parameters (RFC 9110 §11.6.1); a realm is a product's name or a host, and goes unless it is a plain word. */
function projectChallenge(value: string, projection: Projection): Safe {
  const item = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g
  const parts: Safe[] = []
  let parameters = 0
  for (const [, word = '', quoted, bare] of value.matchAll(item)) {
    if (quoted === undefined && bare === undefined) {
      if (parts.length > 0) parts.push(constant(', '))
      parts.push(known(schemeSpellings, word) ?? keepPlainWord(word, projection) ?? constant('Other'))
      parameters = 0
      continue
    }
    const content = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
    parts.push(parameters++ === 0 ? constant(' ') : constant(', '))
    parts.push(
      projectName(word.toLowerCase(), projection),
      constant('="'),
      withoutQuotes(projectParameter(word.toLowerCase(), content, projection)),
      constant('"'),
    )
  }
  return join(parts)
}

function withoutQuotes(text: Safe): Safe {
  return text.includes('"') ? constant('…') : text
}

const projectors: ReadonlyMap<string, Projector> = new Map<string, Projector>([
  ['authorization', projectAuthorization],
  ['proxy-authorization', (value, projection) => projectSecret('password', value, projection)],
  ['www-authenticate', projectChallenge],
  ['dpop', bySecret('dpop')],
  ['dpop-nonce', bySecret('dpop_nonce')],
  ['cookie', projectCookies],
  ['set-cookie', projectSetCookie],
  ['location', byUrl],
  ['content-location', byUrl],
  ['referer', byUrl],
  ['origin', byUrl],
  ['host', (value, projection) => projection.host(value.replace(/:\d+$/, ''))],
  ['date', byDate],
  ['expires', byDelay],
  ['retry-after', byDelay],
  ['age', (value) => writtenNumber(value.trim()) ?? constant('0')],
  ['content-length', (value) => (value.trim() === '0' ? constant('0') : constant('1'))],
  ['content-security-policy', byPolicy],
  ['content-security-policy-report-only', byPolicy],
  ['access-control-allow-origin', byOrigins],
  ['timing-allow-origin', byOrigins],
  ['x-frame-options', byOrigins],
  ['server', byProduct],
  ['via', byProduct],
  ['x-cache', byWords],
  ['x-error', (value, projection) => projectText(value, projection)],
  ...[
    'content-type',
    'accept',
    'cache-control',
    'pragma',
    'vary',
    'access-control-allow-credentials',
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-expose-headers',
    'access-control-max-age',
    'access-control-request-headers',
    'access-control-request-method',
    'cross-origin-opener-policy',
    'cross-origin-embedder-policy',
    'cross-origin-resource-policy',
    'referrer-policy',
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-fetch-storage-access',
    'sec-fetch-user',
    'sec-purpose',
    'upgrade-insecure-requests',
    'x-requested-with',
    'x-content-type-options',
    'strict-transport-security',
    'content-encoding',
    'transfer-encoding',
    'connection',
    'clear-site-data',
    'non-authoritative-reason',
    'cf-mitigated',
    'cf-cache-status',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
    'x-rate-limit-limit',
    'x-rate-limit-remaining',
    'x-rate-limit-reset',
  ].map((name) => [name, byWords] as const),
  ...[
    'cf-ray',
    'x-amz-cf-id',
    'x-amzn-waf-action',
    'x-amzn-requestid',
    'x-iinfo',
    'x-cdn',
    'x-sucuri-id',
    'x-akamai-transformed',
    'akamai-grn',
    'x-ms-request-id',
    'x-okta-request-id',
    'x-datadome',
    'x-squid-error',
    'x-azure-ref',
  ].map((name) => [name, presence] as const),
])

const projectedNames: ReadonlySet<string> = new Set(projectors.keys())
