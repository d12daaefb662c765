import type { TokenHashes } from '../model/facts.ts'
import { toBase64url } from '../token/base64url.ts'
import { digest } from './digest.ts'

/** OIDCC §3.1.3.6 for each hash that an `alg` may imply, and RFC 9449 §4.2 (`ath`). */
export async function hashToken(value: string): Promise<TokenHashes> {
  const bytes = new TextEncoder().encode(value)
  const [sha256, sha384, sha512] = await Promise.all([
    digest('SHA-256', bytes),
    digest('SHA-384', bytes),
    digest('SHA-512', bytes),
  ])
  return { sha256: leftHalf(sha256), sha384: leftHalf(sha384), sha512: leftHalf(sha512), whole: toBase64url(sha256) }
}

function leftHalf(bytes: Uint8Array) {
  return toBase64url(bytes.subarray(0, bytes.length / 2))
}
