import type { DecodedToken, Facts, JsonObject, TokenHashes, ValueShape, VerifierDigests } from '../model/facts.ts'
import { isJsonObject } from '../token/json.ts'
import { shapeOf } from '../token/shape.ts'
import { projectObject } from './project-json.ts'
import { projectName } from './project-parameter.ts'
import { type Projection, projectSecret } from './projection.ts'
import { bareOf } from './pseudonyms.ts'
import { constant, join, jsonText, known, punctuation, type Safe, type SafeJson } from './safe.ts'
import { names } from './vocabulary.ts'

type SafeObject = { readonly [name: string]: SafeJson }

export type SafeToken =
  | {
      readonly kind: 'jws'
      readonly header: SafeObject
      readonly claims: SafeObject
      readonly unsigned: boolean
      readonly oddities: readonly Safe[]
    }
  | { readonly kind: 'jwe'; readonly header: SafeObject; readonly oddities: readonly Safe[] }
  | { readonly kind: 'opaque' }
  | {
      readonly kind: 'malformed'
      readonly reason: Safe
      readonly part?: number
      readonly header?: SafeObject
      readonly claims?: SafeObject
    }

export interface SafeFacts {
  readonly tokens: Readonly<Record<string, SafeToken>>
  readonly verifiers: Readonly<Record<string, { readonly [K in keyof VerifierDigests]: Safe }>>
  readonly hashes: Readonly<Record<string, { readonly [K in keyof TokenHashes]: Safe }>>
  readonly signatures: Readonly<
    Record<string, { readonly status: Facts['signatures'][string]['status']; readonly kid?: Safe }>
  >
  readonly thumbprints: Readonly<Record<string, Safe>>
  readonly shapes: Readonly<Record<string, ValueShape>>
}

/**
 * Facts of values that were replaced, by their names. Only what the trace itself mentions is kept, in the order of the names
 * and not of the values: that order would tell something about them.
 */
export function projectFacts(facts: Facts, named: readonly string[], projection: Projection): SafeFacts {
  const mentioned = new Set(named)
  const keyed = <From, To>(from: Readonly<Record<string, From>>, project: (each: From) => To) =>
    byName(
      Object.entries(from).flatMap(([value, fact]) =>
        mentioned.has(bareOf(value)) ? [[nameOf(value, projection), project(fact)] as const] : [],
      ),
    )
  return {
    tokens: keyed(facts.tokens, (token) => projectToken(token, projection)),
    verifiers: keyed(facts.verifiers, (digests) => projectDigests<VerifierDigests>(digests, projection)),
    hashes: keyed(facts.hashes, (hashes) => projectDigests<TokenHashes>(hashes, projection)),
    signatures: keyed(facts.signatures, ({ status, kid }) => ({
      status,
      ...(kid !== undefined && { kid: projectSecret('kid', kid, projection) }),
    })),
    thumbprints: projectThumbprints(facts, projection),
    shapes: projectShapes(facts, mentioned, projection),
  }
}

/** The text that stands in the place of a value: its name, or the JWT made anew of it. */
function nameOf(value: string, projection: Projection): Safe {
  return projection.minted.get(value) ?? projection.pseudonyms.of(constant('token'), value, 'casual')
}

function projectToken(token: DecodedToken, projection: Projection): SafeToken {
  const object = (each: JsonObject) => projectObject(each, projection)
  switch (token.kind) {
    case 'jws':
      return {
        kind: 'jws',
        header: object(token.header),
        claims: object(token.claims),
        unsigned: token.unsigned,
        oddities: token.oddities.map((oddity) => ownSentence(oddity, projection)),
      }
    case 'jwe':
      return {
        kind: 'jwe',
        header: object(token.header),
        oddities: token.oddities.map((oddity) => ownSentence(oddity, projection)),
      }
    case 'opaque':
      return { kind: 'opaque' }
    case 'malformed':
      return {
        kind: 'malformed',
        reason: ownSentence(token.reason, projection),
        ...(token.part !== undefined && { part: token.part }),
        ...(token.header && { header: object(token.header) }),
        ...(token.claims && { claims: object(token.claims) }),
      }
  }
}

/**
 * A digest matters only when the trace holds its value. All others are told alike, for which of them coincide says something
 * about the value.
 */
function projectDigests<T extends object>(digests: T, { pseudonyms }: Projection): { readonly [K in keyof T]: Safe } {
  const [first] = Object.values(digests)
  const entries = Object.entries(digests).map(([name, value], at) => {
    const seen = at > 0 && value === first ? undefined : pseudonyms.nameOf(String(value))
    return [name, seen ?? constant('unseen')]
  })
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Safe }
}

/** Keyed by the serialised JWK of a proof's header: by the serialised projected one. */
function projectThumbprints(facts: Facts, projection: Projection): Readonly<Record<string, Safe>> {
  const jwks = Object.values(facts.tokens).flatMap((token) => {
    const jwk = token.kind === 'jws' ? token.header.jwk : undefined
    return isJsonObject(jwk) ? [jwk] : []
  })
  const entries = jwks.flatMap((jwk) => {
    const thumbprint = facts.thumbprints[JSON.stringify(jwk)]
    const seen = thumbprint === undefined ? undefined : projection.pseudonyms.nameOf(thumbprint)
    return seen === undefined ? [] : [[jsonText(projectObject(jwk, projection)), seen] as const]
  })
  return Object.fromEntries(entries)
}

/** Of every value that was replaced: rules ask for the shape of values that only a request object or a claim mentions, too. */
function projectShapes(facts: Facts, mentioned: ReadonlySet<string>, projection: Projection): SafeFacts['shapes'] {
  const written = Object.keys(facts.shapes).filter((value) => mentioned.has(bareOf(value)))
  const entries = [...new Set([...mentioned, ...written])].flatMap((value) => {
    const name = nameOf(value, projection)
    const shape = Object.hasOwn(facts.shapes, value) ? facts.shapes[value] : shapeOf(value)
    return shape && shaped.has(bareOf(name).split('#')[0] ?? '') ? [[name, projectShape(shape)] as const] : []
  })
  return byName(entries)
}

/** No name occurs twice. */
function byName<Value>(entries: readonly (readonly [Safe, Value])[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

const shaped: ReadonlySet<string> = new Set(
  `code_challenge code_verifier state nonce code client_id client_secret refresh_token access_token id_token device_code
  user_code dpop_jkt request_uri V`.split(/\s+/),
)

/** Lengths that rules tell apart are kept; of longer values only the class. */
function projectShape({ length, alphabet, padded, placeholder }: ValueShape): ValueShape {
  const rounded = length <= 128 ? length : length <= 512 ? 512 : length <= 2048 ? 2048 : length <= 4096 ? 4096 : 8192
  return { length: rounded, alphabet, padded, placeholder }
}

/** A sentence of our own decoder, in which only what is quoted comes from the traffic. */
function ownSentence(sentence: string, projection: Projection): Safe {
  const [first = '', ...rest] = sentence.split('"')
  const parts = [first, ...rest].map((part, at) => {
    if (at % 2 === 1) return known(names, part) === undefined ? constant('…') : projectName(part, projection)
    return join(part.split(/(\s+)/).map((word) => known(ownWords, word) ?? withoutItsEnd(word)))
  })
  return join(parts, constant("'"))
}

function withoutItsEnd(word: string): Safe {
  const bare = word.replace(/[.,:;()]+$/, '')
  return join([known(ownWords, bare) ?? constant('…'), punctuation(word.slice(bare.length))])
}

export const ownWords: ReadonlySet<string> = new Set([
  '',
  ' ',
  ...`there is white space around it in quotation marks starts with the scheme name inside part 1 2 3 4 5 6 (header): (claims):
  (signature): (header) (claims) (signature) its bytes are not UTF-8 does decode to JSON an object that member occurs more than once
  last one counts has padding characters (=), which base64url leaves out uses + or /: plain base64 instead of character space length
  impossible for it: was cut off longer nested deeper levels parts of 3 (signed) 5 (encrypted) as encrypted token but names no
  encryption (enc) empty KB 256 64 be could read signed header claims signature a parts: and they too it;`.split(/\s+/),
])
