import type { DecodedToken, Facts, SignatureFact, TokenHashes, ValueShape, VerifierDigests } from '../model/facts.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { isObject, member, numberMember, textMember } from './read-json.ts'

/** Reads the facts of a file that nobody vouches for; entries that do not fit are dropped. */
export function readFacts(value: unknown): Facts | undefined {
  if (!isObject(value)) return undefined
  return {
    tokens: readRecord(value.tokens, readToken),
    verifiers: readRecord(value.verifiers, readTexts<VerifierDigests>(digestNames)),
    hashes: readRecord(value.hashes, readTexts<TokenHashes>(hashNames)),
    signatures: readRecord(value.signatures, readSignature),
    thumbprints: readRecord(value.thumbprints, (each) => (typeof each === 'string' ? each : undefined)),
    shapes: readRecord(value.shapes, readShape),
  }
}

function readRecord<T>(value: unknown, read: (each: unknown) => T | undefined): Readonly<Record<string, T>> {
  if (!isObject(value)) return {}
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const known = read(each)
    return known === undefined ? [] : [[name, known] as const]
  })
  return Object.fromEntries(entries)
}

function readToken(value: unknown): DecodedToken | undefined {
  const kind = member(value, 'kind')
  const header = member(value, 'header')
  const claims = member(value, 'claims')
  if (kind === 'opaque') return { kind }
  if (kind === 'jwe' && isObject(header)) return { kind, header, oddities: readOddities(value) }
  if (kind === 'jws' && isObject(header) && isObject(claims)) {
    return { kind, header, claims, unsigned: member(value, 'unsigned') === true, oddities: readOddities(value) }
  }
  if (kind !== 'malformed') return undefined
  return withoutUndefined({
    kind,
    reason: textMember(value, 'reason') ?? 'it could not be read',
    part: numberMember(value, 'part'),
    header: isObject(header) ? header : undefined,
    claims: isObject(claims) ? claims : undefined,
  })
}

function readOddities(value: unknown): readonly string[] {
  const list = member(value, 'oddities')
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}

const digestNames = ['s256', 'hex', 'base64', 'base64Padded', 'base64urlPadded', 'base64urlOfHex', 'hashedTwice']
const hashNames = ['sha256', 'sha384', 'sha512', 'whole']

function readTexts<T>(names: readonly string[]) {
  return (value: unknown): T | undefined => {
    const entries = names.map((name) => [name, textMember(value, name)] as const)
    return entries.every(([, text]) => text !== undefined) ? (Object.fromEntries(entries) as T) : undefined
  }
}

const statuses: readonly SignatureFact['status'][] = [
  'verified',
  'invalid',
  'noKey',
  'noMatchingKey',
  'unsupported',
  'symmetric',
  'unsigned',
]
const keySources: readonly SignatureFact['keySource'][] = ['captured', 'pasted', 'fetchedInPage', 'secret']

function readSignature(value: unknown): SignatureFact | undefined {
  const status = statuses.find((each) => each === member(value, 'status'))
  if (!status) return undefined
  const keySource = keySources.find((each) => each === member(value, 'keySource'))
  return withoutUndefined({ status, kid: textMember(value, 'kid'), keySource })
}

const alphabets: readonly ValueShape['alphabet'][] = [
  'digits',
  'hex',
  'alphanumeric',
  'base64url',
  'base64',
  'unreserved',
  'printable',
  'other',
]

function readShape(value: unknown): ValueShape | undefined {
  const length = numberMember(value, 'length')
  const alphabet = alphabets.find((each) => each === member(value, 'alphabet'))
  if (length === undefined || !alphabet) return undefined
  return {
    length,
    alphabet,
    padded: member(value, 'padded') === true,
    placeholder: member(value, 'placeholder') === true,
  }
}
