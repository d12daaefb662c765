import type { DecodedToken } from '../model/facts.ts'

/** When a token ends, and who said so. */
export interface Expiry {
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  /** `exp`: by the server's clock (RFC 7519 §4.1.4). `expires_in`: counted by the browser's clock from the answer on (RFC 6749 §5.1). */
  readonly source: 'exp' | 'expires_in'
}

/** undefined: neither the token nor the answer that issued it tells. */
export function expiryOf(
  decoded: DecodedToken,
  issuedIn?: { readonly at: number; readonly expires_in?: unknown },
): Expiry | undefined {
  if (decoded.kind === 'jws') {
    const { exp } = decoded.claims
    if (typeof exp === 'number' && Number.isFinite(exp)) return { at: exp * 1000, source: 'exp' }
  }
  const lifetime = secondsOf(issuedIn?.expires_in)
  if (issuedIn === undefined || lifetime === undefined) return undefined
  return { at: issuedIn.at + lifetime * 1000, source: 'expires_in' }
}

/** A number of seconds as providers write it: number or digits. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  return typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : undefined
}
