/** A JWS part that could be read as a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** What reading a token string gave. Never a verdict on its validity. */
export type DecodedToken =
  | {
      readonly kind: 'jws'
      /** JOSE header (RFC 7515 §4). */
      readonly header: JsonObject
      /** Claims set (RFC 7519 §4). */
      readonly claims: JsonObject
      /** The signature part is empty (RFC 7515, `alg: none`). */
      readonly unsigned: boolean
      /** What is odd but did not stop reading: padding characters, duplicate members, trailing data. */
      readonly oddities: readonly string[]
    }
  | { readonly kind: 'jwe'; readonly header: JsonObject; readonly oddities: readonly string[] }
  | { readonly kind: 'opaque' }
  | {
      readonly kind: 'malformed'
      /** What was wrong, in words, and which part (1-based) it is in. */
      readonly reason: string
      readonly part?: number
      /** What could be read before it broke. */
      readonly header?: JsonObject
      readonly claims?: JsonObject
    }

/** Digests of one `code_verifier`, right and in the forms in which they are commonly got wrong (RFC 7636 §4.2). */
export interface VerifierDigests {
  /** BASE64URL(SHA256(ASCII(verifier))): what `code_challenge` has to be. */
  readonly s256: string
  readonly hex: string
  readonly base64: string
  readonly base64Padded: string
  readonly base64urlPadded: string
  readonly base64urlOfHex: string
  readonly hashedTwice: string
}

/** base64url of the left half of the digest (OIDCC §3.1.3.6), by the hash that the ID token's `alg` implies. */
export interface TokenHashes {
  readonly sha256: string
  readonly sha384: string
  readonly sha512: string
  /** base64url of the whole SHA-256: DPoP `ath` (RFC 9449 §4.2). */
  readonly whole: string
}

export interface SignatureFact {
  readonly status: 'verified' | 'invalid' | 'noKey' | 'noMatchingKey' | 'unsupported' | 'symmetric' | 'unsigned'
  readonly kid?: string
  /** Where the key came from; `secret` is the client secret that a person gave, which is kept nowhere. */
  readonly keySource?: 'captured' | 'pasted' | 'fetchedInPage' | 'secret'
  /** The given secret verifies it, and has fewer octets than the algorithm's hash (RFC 7518 §3.2 demands as many). */
  readonly secretTooShort?: true
}

/** The outward form of a secret value: what a rule may know of it without the value, and what survives redaction. */
export interface ValueShape {
  readonly length: number
  /** The narrowest alphabet that holds all characters. */
  readonly alphabet: 'digits' | 'hex' | 'alphanumeric' | 'base64url' | 'base64' | 'unreserved' | 'printable' | 'other'
  /** Ends with `=`. */
  readonly padded: boolean
  /** `undefined`, `null`, `[object Object]`, `NaN`, a `{template}` or another literal that no issuer gives out. */
  readonly placeholder: boolean
}

/**
 * What cryptography and decoding established, computed once before rules run and before redaction.
 * Keys are the values themselves (or, in a redacted trace, their pseudonyms), so rules only ever compare.
 */
export interface Facts {
  readonly tokens: Readonly<Record<string, DecodedToken>>
  readonly verifiers: Readonly<Record<string, VerifierDigests>>
  /** Of access tokens, codes and states. */
  readonly hashes: Readonly<Record<string, TokenHashes>>
  /** By token value. */
  readonly signatures: Readonly<Record<string, SignatureFact>>
  /** JWK thumbprints (RFC 7638), by the serialised JWK of a DPoP proof's header. */
  readonly thumbprints: Readonly<Record<string, string>>
  readonly shapes: Readonly<Record<string, ValueShape>>
}

export const noFacts: Facts = { tokens: {}, verifiers: {}, hashes: {}, signatures: {}, thumbprints: {}, shapes: {} }
