import type { VerifierDigests } from '../model/facts.ts'
import { toBase64, toBase64url } from '../token/base64url.ts'
import { sha256 } from './digest.ts'

/** RFC 7636 §4.2, and the forms in which programs commonly get it wrong. */
export async function digestVerifier(verifier: string): Promise<VerifierDigests> {
  const digest = await sha256(new TextEncoder().encode(verifier))
  const hex = toHex(digest)
  const base64 = toBase64(digest)
  return {
    s256: toBase64url(digest),
    hex,
    base64: base64.replace('=', ''),
    base64Padded: base64,
    base64urlPadded: base64.replaceAll('+', '-').replaceAll('/', '_'),
    base64urlOfHex: toBase64url(new TextEncoder().encode(hex)),
    hashedTwice: toBase64url(await sha256(digest)),
  }
}

function toHex(bytes: Uint8Array) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
