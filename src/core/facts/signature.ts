import { compactVerify, errors, importJWK, type JWK } from 'jose'
import type { DecodedToken, JsonObject, SignatureFact } from '../model/facts.ts'
import type { OAuthMessage } from '../model/message.ts'
import { isJsonObject, memberOf, stringMember } from '../token/json.ts'
import { leastOctets, octetsOf } from './client-secret.ts'
import type { SignedBy } from './collect-values.ts'
import { type GivenKeySet, type KeySets, keySetsOf } from './key-sets.ts'

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

/** Verifies signed tokens against the key sets that the trace itself holds, and those that were given. Never fetches. */
export async function verifySignatures(
  tokens: Readonly<Record<string, DecodedToken>>,
  signed: ReadonlyMap<string, SignedBy>,
  messages: readonly OAuthMessage[],
  given: readonly GivenKeySet[] = [],
): Promise<readonly (readonly [string, SignatureFact])[]> {
  const sets = keySetsOf(messages, given)
  const jobs = Object.entries(tokens).flatMap(([value, token]) => {
    const by = signed.get(value)
    return by && token.kind === 'jws' ? [{ value, token, by }] : []
  })
  return Promise.all(jobs.map(async ({ value, token, by }) => [value, await verify(value, token, by, sets)] as const))
}

async function verify(value: string, token: Jws, by: SignedBy, sets: KeySets): Promise<SignatureFact> {
  const alg = stringMember(token.header, 'alg') ?? ''
  const kid = stringMember(token.header, 'kid')
  const named = kid === undefined ? {} : { kid }
  if (token.unsigned || alg.toLowerCase() === 'none') return { status: 'unsigned', ...named }
  const jws = bareToken(value)
  if (/^HS\d/.test(alg)) return { ...(await verifyMac(jws, alg, by, sets)), ...named }
  if (!verifiableAlgs.has(alg)) return { status: 'unsupported', ...named }
  const captured = candidatesFor(token, alg, kid, by, sets)
  const tried = captured.length === 0 ? undefined : await tryKeys(jws, alg, captured)
  // That the keys of somebody else do not fit is no fault of the token.
  const status = tried === 'invalid' && sets.areElsewhere(stringMember(token.claims, 'iss')) ? undefined : tried
  if (status === 'verified') return { status, ...named, keySource: 'captured' }
  const given = sets.given.filter(({ source, of = 'server' }) => source !== 'secret' && of === by.signer)
  for (const { keys, source } of given) {
    const fitting = keys.filter((key) => isFor(key, alg) && (kid === undefined || memberOf(key, 'kid') === kid))
    const byGiven = fitting.length === 0 ? undefined : await tryKeys(jws, alg, fitting)
    if (byGiven === 'verified' || (byGiven !== undefined && status === undefined)) {
      return { status: byGiven, ...named, keySource: source }
    }
  }
  if (status !== undefined) return { status, ...named, keySource: 'captured' }
  const none = given.length === 0 && (by.signer === 'client' ? sets.ofClient : sets.all).length === 0
  return { status: none ? 'noKey' : 'noMatchingKey', ...named }
}

/** With the secret that a person gave, and with no other: a secret seen in the trace may be any client's. */
async function verifyMac(jws: string, alg: string, { mac }: SignedBy, { given }: KeySets): Promise<SignatureFact> {
  const secrets = given.filter(({ source }) => source === 'secret').flatMap(({ keys }) => keys)
  const least = leastOctets(alg)
  if (mac === 'unknown' || secrets.length === 0) return { status: 'symmetric' }
  if (least === undefined) return { status: 'unsupported' }
  for (const secret of secrets) {
    if ((await tryKeys(jws, alg, [secret])) !== 'verified') continue
    const short = octetsOf(secret) < least
    return { status: 'verified', keySource: 'secret', ...(short && { secretTooShort: true }) }
  }
  return { status: 'invalid', keySource: 'secret' }
}

async function tryKeys(
  jws: string,
  alg: string,
  keys: readonly JsonObject[],
): Promise<Extract<SignatureFact['status'], 'verified' | 'invalid' | 'unsupported'>> {
  let refused = false
  for (const key of keys) {
    try {
      await compactVerify(jws, await importJWK(key as JWK, alg), { algorithms: [alg] })
      return 'verified'
    } catch (error) {
      // Another key may fit. One that cannot be used (too few bits, another curve) says nothing about the signature.
      if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWSInvalid) refused = true
    }
  }
  return refused ? 'invalid' : 'unsupported'
}

/** The key in a DPoP proof's own header; else those of the signer; else of any captured set that has the key id. */
function candidatesFor(
  token: Jws,
  alg: string,
  kid: string | undefined,
  { signer }: SignedBy,
  sets: KeySets,
): readonly JsonObject[] {
  const own = memberOf(token.header, 'jwk')
  if (isJsonObject(own) && /^dpop\+jwt$/i.test(stringMember(token.header, 'typ') ?? '')) return [own]
  const known = signer === 'client' ? sets.ofClient : sets.ofIssuer(stringMember(token.claims, 'iss'))
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
