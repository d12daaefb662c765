import { claimTexts, timeClaims } from '../../core/explain/claims.ts'
import type { DecodedToken, Facts, JsonObject, SignatureFact } from '../../core/model/facts.ts'
import type { Flow } from '../../core/model/flow.ts'
import { asText, memberOf, valuesOf } from './message-values.ts'

export interface ClaimRow {
  readonly name: string
  readonly value: string
  readonly meaning: string
  /** Set for a time: milliseconds since the Unix epoch. */
  readonly time?: number
}

export interface TokenView {
  /** The parameter that carries it: `id_token`. */
  readonly name: string
  readonly value: string
  readonly kind: DecodedToken['kind']
  /** What it is, in a sentence. */
  readonly summary: string
  readonly header: readonly ClaimRow[]
  readonly claims: readonly ClaimRow[]
  /** For copying. */
  readonly claimsObject?: JsonObject
  readonly signature: SignatureView
  /** Who says to have issued it: whose keys are wanted. */
  readonly issuer?: string
  readonly oddities: readonly string[]
  /** Milliseconds by which the issuer's clock is ahead of the browser's, judged by iat at the moment of receipt. */
  readonly skew?: number
  /** When the flow received it. */
  readonly receivedAt: number
}

export interface SignatureView {
  readonly sign: string
  readonly text: string
  /** What could give another answer. */
  readonly wants?: KeyWish
}

export type KeyWish = 'serverKeys' | 'clientKeys' | 'clientSecret'

/** The tokens that the messages of an exchange carry, decoded as far as they can be. */
export function tokenViews(exchange: string, flow: Flow, facts: Facts): readonly TokenView[] {
  const views = new Map<string, TokenView>()
  for (const message of flow.messages) {
    if (message.exchange !== exchange) continue
    const fresh = message.type === 'TokenResponse' || message.type === 'AuthorizationResponse'
    for (const { name, value } of carriedBy(message)) {
      if (views.has(value)) continue
      views.set(value, toView(name, value, message.at, fresh, facts))
    }
  }
  return [...views.values()]
}

const tokenNames: ReadonlySet<string> = new Set([
  'access_token',
  'id_token',
  'refresh_token',
  'id_token_hint',
  'token',
  'dpop',
  'client_assertion',
  'assertion',
  'subject_token',
  'actor_token',
  'request',
  'response',
  'logout_token',
])

function carriedBy(message: Flow['messages'][number]) {
  const values = valuesOf(message).filter(({ name, value }) => tokenNames.has(name) && value !== '')
  const inHeaders = ['access_token', 'dpop'].flatMap((name) => {
    const value = memberOf(message, name)
    return typeof value === 'string' ? [{ name, value }] : []
  })
  return [...values, ...inHeaders]
}

function toView(name: string, value: string, receivedAt: number, fresh: boolean, facts: Facts): TokenView {
  const decoded = facts.tokens[value] ?? { kind: 'opaque' }
  const header = 'header' in decoded ? decoded.header : undefined
  const claims = 'claims' in decoded ? decoded.claims : undefined
  const issued = fresh && claims ? claims.iat : undefined
  const skew = typeof issued === 'number' ? issued * 1_000 - receivedAt : undefined
  return {
    name,
    value,
    kind: decoded.kind,
    summary: summaryOf(decoded),
    header: header ? toRows(header) : [],
    claims: claims ? toRows(claims) : [],
    ...(claims && { claimsObject: claims }),
    signature: signatureText(name, decoded, facts.signatures[value]),
    ...(typeof claims?.iss === 'string' && { issuer: claims.iss }),
    oddities: 'oddities' in decoded ? decoded.oddities : [],
    ...(skew !== undefined && Number.isFinite(skew) && { skew }),
    receivedAt,
  }
}

function summaryOf(decoded: DecodedToken): string {
  switch (decoded.kind) {
    case 'jws':
      return decoded.unsigned
        ? 'A JWT without a signature (alg none): anybody could have written it.'
        : 'A signed JWT (JWS).'
    case 'jwe':
      return 'An encrypted JWT (JWE): only its receiver can read the claims.'
    case 'opaque':
      return 'An opaque token: a reference that only its issuer understands. That is allowed.'
    case 'malformed':
      return `A broken JWT: ${decoded.reason}${decoded.part ? ` (part ${decoded.part})` : ''}. What could be read is shown.`
  }
}

function toRows(object: JsonObject): readonly ClaimRow[] {
  return Object.entries(object).map(([name, value]) => ({
    name,
    value: asText(value),
    meaning: claimTexts[name] ?? '',
    ...(timeClaims.has(name) && typeof value === 'number' && { time: value * 1_000 }),
  }))
}

function signatureText(name: string, decoded: DecodedToken, fact: SignatureFact | undefined): SignatureView {
  if (decoded.kind !== 'jws') return { sign: '', text: '' }
  const status = decoded.unsigned ? 'unsigned' : (fact?.status ?? 'noKey')
  const { sign, text } = signatureTexts[status]
  const wants = wishOf(name, status, fact)
  const key = fact?.keySource === 'secret' ? 'the client secret' : keyName(fact?.kid)
  const said = status === 'noKey' && ofClient.has(name) ? noClientKey : text(key, sourceOf(fact))
  return { sign, text: fact?.secretTooShort ? `${said}${tooShort}` : said, ...(wants && { wants }) }
}

function wishOf(name: string, status: SignatureFact['status'], fact: SignatureFact | undefined): KeyWish | undefined {
  if (status === 'symmetric') return sharesSecret.has(name) ? 'clientSecret' : undefined
  if (!keyless.has(status)) return undefined
  if (fact?.keySource === 'secret') return 'clientSecret'
  return ofClient.has(name) ? 'clientKeys' : 'serverKeys'
}

const keyless: ReadonlySet<SignatureFact['status']> = new Set(['noKey', 'noMatchingKey', 'invalid'])
const ofClient: ReadonlySet<string> = new Set(['request', 'client_assertion'])
/** What client and server sign with the secret that both know (OIDCC §9, §10.1). */
const sharesSecret: ReadonlySet<string> = new Set([
  ...ofClient,
  'id_token',
  'id_token_hint',
  'response',
  'logout_token',
])
const noClientKey = 'Signature not verified, because the client’s keys (JWK Set) are not in the trace'
const tooShort = '; it has fewer octets than the algorithm demands'

function keyName(kid: string | undefined) {
  return kid === undefined ? 'a key without a name' : `key ${kid}`
}

function sourceOf(fact: SignatureFact | undefined) {
  return fact?.keySource ? ` (${keySources[fact.keySource]})` : ''
}

const keySources = {
  captured: 'captured',
  pasted: 'pasted',
  fetchedInPage: 'fetched in the page',
  secret: 'given',
} as const

type SignatureText = (key: string, source: string) => string

const signatureTexts: Readonly<
  Record<SignatureFact['status'], { readonly sign: string; readonly text: SignatureText }>
> = {
  verified: { sign: '✔', text: (key, source) => `Signature verified with ${key}${source}` },
  invalid: {
    sign: '✖',
    text: (key, source) =>
      `Signature invalid, checked with ${key}${source}: the token was changed, or signed with another key`,
  },
  noKey: { sign: '?', text: () => 'Signature not verified, because the server’s keys (JWK Set) were not captured' },
  noMatchingKey: {
    sign: '?',
    text: (key) => `Signature not verified, because none of the keys at hand is the one it was signed with: ${key}`,
  },
  unsupported: {
    sign: '?',
    text: () => 'Signature not verified, because the browser cannot use its algorithm or the key',
  },
  symmetric: { sign: '?', text: () => 'Signature not verified, because it needs the client secret (HMAC)' },
  unsigned: { sign: '▲', text: () => 'Not signed' },
}
