import {
  type DecodedToken,
  type Facts,
  noFacts,
  type SignatureFact,
  type TokenHashes,
  type ValueShape,
  type VerifierDigests,
} from '../model/facts.ts'
import type { OAuthMessage } from '../model/message.ts'
import { decodeToken } from '../token/decode.ts'
import { isPseudonym } from '../token/pseudonym.ts'
import { shapeOf } from '../token/shape.ts'
import { valuesOf } from './collect-values.ts'
import type { GivenKeySet } from './key-sets.ts'
import { verifySignatures } from './signature.ts'
import { thumbprintsOf } from './thumbprint.ts'
import { hashToken } from './token-hash.ts'
import { digestVerifier } from './verifier-digest.ts'

/**
 * What decoding and cryptography establish about the values of a trace. Facts that came with a file win: of a value that was
 * redacted nothing can be computed any more, and a pseudonym is never taken for the value itself.
 */
export async function computeFacts(
  messages: readonly OAuthMessage[],
  given: Facts = noFacts,
  keySets: readonly GivenKeySet[] = [],
): Promise<Facts> {
  const values = valuesOf(messages)
  const tokens = record<DecodedToken>(
    [...values.tokens]
      .filter((value) => !isPseudonym(value))
      .map((value) => [value, decodeToken(value)] as const)
      .filter(([value, decoded]) => decoded.kind !== 'opaque' || !values.onlyIfJwt.has(value)),
    given.tokens,
  )
  const [verifiers, hashes, signatures, thumbprints] = await Promise.all([
    computeAll<VerifierDigests>(values.verifiers, digestVerifier),
    computeAll<TokenHashes>(values.hashed, hashToken),
    verifySignatures(tokens, values.signed, messages, keySets),
    thumbprintsOf(tokens),
  ])
  return {
    tokens,
    verifiers: record(verifiers, given.verifiers),
    hashes: record(hashes, given.hashes),
    signatures: record(signatures, stillUnverified(given.signatures, signatures, keySets)),
    thumbprints: record(thumbprints, given.thumbprints),
    shapes: record<ValueShape>(
      [...values.shaped].filter((value) => !isPseudonym(value)).map((value) => [value, shapeOf(value)] as const),
      given.shapes,
    ),
  }
}

/** Without what a file could not verify, where keys that were given since can. */
function stillUnverified(
  fromFile: Facts['signatures'],
  computed: Entries<SignatureFact>,
  keySets: readonly GivenKeySet[],
): Facts['signatures'] {
  if (keySets.length === 0) return fromFile
  const again = new Set(computed.map(([value]) => value))
  const left = Object.entries(fromFile).filter(([value, { status }]) => !again.has(value) || !lackingKeys.has(status))
  return Object.fromEntries(left)
}

const lackingKeys: ReadonlySet<SignatureFact['status']> = new Set(['noKey', 'noMatchingKey', 'symmetric'])

type Entries<T> = readonly (readonly [string, T])[]

async function computeAll<T>(values: ReadonlySet<string>, compute: (value: string) => Promise<T>): Promise<Entries<T>> {
  return Promise.all(
    [...values].filter((value) => !isPseudonym(value)).map(async (value) => [value, await compute(value)] as const),
  )
}

/** Keys are values from the wire: without a prototype `constructor` and `__proto__` are keys like any other. */
function record<T>(computed: Entries<T>, given: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const made: Record<string, T> = Object.create(null)
  for (const [key, value] of computed) made[key] = value
  for (const [key, value] of Object.entries(given)) made[key] = value
  return made
}
