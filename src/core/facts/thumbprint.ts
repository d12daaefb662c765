import { calculateJwkThumbprint, type JWK } from 'jose'
import type { DecodedToken } from '../model/facts.ts'
import { isJsonObject } from '../token/json.ts'

/** RFC 7638 thumbprints of the public keys in JOSE headers (DPoP proofs, RFC 9449 §4.2), by the serialised key. */
export async function thumbprintsOf(
  tokens: Readonly<Record<string, DecodedToken>>,
): Promise<readonly (readonly [string, string])[]> {
  const keys = Object.values(tokens).flatMap((token) => {
    const jwk = token.kind === 'jws' ? token.header.jwk : undefined
    return isJsonObject(jwk) ? [jwk] : []
  })
  const found = await Promise.all(
    keys.map(async (jwk) => {
      try {
        return [[JSON.stringify(jwk), await calculateJwkThumbprint(jwk as JWK)] as const]
      } catch {
        return []
      }
    }),
  )
  return found.flat()
}
