import { compactVerify, importJWK, type JWK } from 'jose'
import type { DecodedToken, JsonObject, SignatureFact } from '../model/facts.ts'
import type { JWKSetResponse, MetadataResponse, OAuthMessage } from '../model/message.ts'
import { comparable } from '../protocol/parse-url.ts'
import { isJsonObject, memberOf, stringMember } from '../token/json.ts'

type Jws = Extract<DecodedToken, { kind: 'jws' }>

const verifiableAlgs = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
])

/** Keys that are not in the trace: a person pasted them, or had them fetched in the inspected page. */
export interface GivenKeySet {
  readonly keys: readonly JsonObject[]
  readonly source: 'pasted' | 'fetchedInPage'
}

/** Verifies signed tokens against the key sets that the trace itself holds, and those that were given. Never fetches. */
export async function verifySignatures(
  tokens: Readonly<Record<string, DecodedToken>>,
  verifiable: ReadonlySet<string>,
  messages: readonly OAuthMessage[],
  given: readonly GivenKeySet[] = [],
): Promise<readonly (readonly [string, SignatureFact])[]> {
  const sets = keySetsOf(messages, given)
  const signed = Object.entries(tokens).filter(([value, token]) => token.kind === 'jws' && verifiable.has(value))
  return Promise.all(signed.map(async ([value, token]) => [value, await verify(value, token as Jws, sets)] as const))
}

async function verify(value: string, token: Jws, sets: KeySets): Promise<SignatureFact> {
  const alg = stringMember(token.header, 'alg') ?? ''
  const kid = stringMember(token.header, 'kid')
  const named = kid === undefined ? {} : { kid }
  if (token.unsigned || alg.toLowerCase() === 'none') return { status: 'unsigned', ...named }
  if (/^HS\d/.test(alg)) return { status: 'symmetric', ...named }
  if (!verifiableAlgs.has(alg)) return { status: 'unsupported', ...named }
  const jws = bareToken(value)
  const captured = candidatesFor(token, alg, kid, sets)
  const status = captured.length === 0 ? undefined : await tryKeys(jws, alg, captured)
  if (status === 'verified') return { status, ...named, keySource: 'captured' }
  for (const { keys, source } of sets.given) {
    const fitting = keys.filter((key) => isFor(key, alg) && (kid === undefined || memberOf(key, 'kid') === kid))
    const byGiven = fitting.length === 0 ? undefined : await tryKeys(jws, alg, fitting)
    if (byGiven === 'verified' || (byGiven !== undefined && status === undefined)) {
      return { status: byGiven, ...named, keySource: source }
    }
  }
  if (status !== undefined) return { status, ...named, keySource: 'captured' }
  return { status: sets.all.length + sets.given.length === 0 ? 'noKey' : 'noMatchingKey', ...named }
}

async function tryKeys(
  jws: string,
  alg: string,
  keys: readonly JsonObject[],
): Promise<Extract<SignatureFact['status'], 'verified' | 'invalid' | 'unsupported'>> {
  let usable = 0
  for (const key of keys) {
    try {
      const imported = await importJWK(key as JWK, alg)
      usable++
      await compactVerify(jws, imported, { algorithms: [alg] })
      return 'verified'
    } catch {
      // This key does not fit; another may.
    }
  }
  return usable === 0 ? 'unsupported' : 'invalid'
}

interface KeySets {
  readonly all: readonly (readonly JsonObject[])[]
  readonly given: readonly GivenKeySet[]
  /** Keys by issuer, where its metadata names a jwks_uri that was captured. */
  ofIssuer(issuer: string | undefined): readonly JsonObject[] | undefined
}

function keySetsOf(messages: readonly OAuthMessage[], given: readonly GivenKeySet[]): KeySets {
  const sets = messages.filter(
    (message): message is JWKSetResponse => message.type === 'JWKSetResponse' && message.keys !== undefined,
  )
  const endpoints = new Map(
    messages.flatMap((message) =>
      message.type === 'JWKSetRequest' ? [[message.exchange, message.endpoint] as const] : [],
    ),
  )
  const metadata = messages.filter((message): message is MetadataResponse => message.type === 'MetadataResponse')
  return {
    all: sets.map((set) => set.keys ?? []),
    given,
    ofIssuer(issuer) {
      if (issuer === undefined) return undefined
      const uri = metadata
        .filter((each) => each.issuer === issuer)
        .map((each) => stringMember(each.body, 'jwks_uri'))
        .findLast((each) => each !== undefined)
      if (uri === undefined) return undefined
      const own = sets.filter((set) => comparable(endpoints.get(set.exchange) ?? '') === comparable(uri))
      // A set may be fetched again after a rotation: the keys of all its versions count.
      return own.length === 0 ? undefined : own.flatMap((set) => set.keys ?? [])
    },
  }
}

/** The key in a DPoP proof's own header; else those of the issuer; else of any captured set that has the key id. */
function candidatesFor(token: Jws, alg: string, kid: string | undefined, sets: KeySets): readonly JsonObject[] {
  const own = memberOf(token.header, 'jwk')
  if (isJsonObject(own) && /^dpop\+jwt$/i.test(stringMember(token.header, 'typ') ?? '')) return [own]
  const known = sets.ofIssuer(stringMember(token.claims, 'iss'))
  const keys = known ?? sets.all.flat()
  const fitting = keys.filter((key) => isFor(key, alg))
  if (kid !== undefined) return fitting.filter((key) => memberOf(key, 'kid') === kid)
  // Without a key id any key of the issuer may be the one; keys of strangers are not tried.
  return known || sets.all.length === 1 ? fitting : []
}

function isFor(key: JsonObject, alg: string) {
  const use = memberOf(key, 'use')
  if (use !== undefined && use !== 'sig') return false
  const own = memberOf(key, 'alg')
  if (own !== undefined && own !== alg && !(own === 'EdDSA' || alg === 'EdDSA')) return false
  const kty = memberOf(key, 'kty')
  if (alg.startsWith('ES')) return kty === 'EC'
  if (alg.startsWith('Ed')) return kty === 'OKP'
  return kty === 'RSA'
}

/** The signed text itself, without what surrounded it on the way. */
function bareToken(value: string) {
  return value.replace(/^\s*"?(?:(?:bearer|dpop)\s+)?/i, '').replace(/[\s"]+/g, '')
}
