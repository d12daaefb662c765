import type { JsonObject } from '../model/facts.ts'
import { toBase64url } from '../token/base64url.ts'

export type SecretRead = { readonly keys: readonly [JsonObject] } | { readonly problem: string }

/**
 * A client secret as the key of an HMAC: the octets of its UTF-8 form (OIDCC §10.1). White space around it comes from copying.
 */
export function readClientSecret(text: string): SecretRead {
  const secret = text.trim()
  if (secret === '') return { problem: 'There is nothing here yet. Type or paste the client secret.' }
  if (/^\*+$|^•+$/.test(secret)) return { problem: 'These are the dots that hide a secret, not the secret itself.' }
  return { keys: [{ kty: 'oct', k: toBase64url(new TextEncoder().encode(secret)) }] }
}

/** Octets that the algorithm demands at least of its key (RFC 7518 §3.2); undefined for one that is no HMAC. */
export function leastOctets(alg: string): number | undefined {
  return macOctets.get(alg)
}

const macOctets: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
])

/** Of a symmetric key in JWK form. */
export function octetsOf(key: JsonObject): number {
  return typeof key.k === 'string' ? Math.floor((key.k.length * 3) / 4) : 0
}
