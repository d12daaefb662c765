import type { DecodedToken, JsonObject } from '../model/facts.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { readBase64url, readUtf8 } from './base64url.ts'
import { isJsonObject, readJson } from './json.ts'

/** A longer string is not taken apart: no browser sends a header or URL of that size. */
const maxTokenLength = 256 * 1024

/** Takes a token string apart (RFC 7515 §3.1, RFC 7516 §3.1). Total: what cannot be read is said in words. Never a verdict. */
export function decodeToken(text: string): DecodedToken {
  if (text.length > maxTokenLength)
    return { kind: 'malformed', reason: `it is longer than ${maxTokenLength / 1024} KB` }
  const { bare, oddities } = unwrap(text)
  if (bare === '') return { kind: 'malformed', reason: 'it is empty' }
  const parts = bare.split('.', 6)
  const header = readPart(parts[0] ?? '')
  if (!looksLikeJose(parts, header)) return { kind: 'opaque' }
  if (parts.length === 5) return decodeJwe(header, oddities)
  if (parts.length !== 3) return wrongNumberOfParts(bare, header)
  return decodeJws(parts, header, oddities)
}

/** Removes what does not belong to the token and often comes along by copying or by a wrong header. */
function unwrap(text: string) {
  const oddities: string[] = []
  let bare = text.trim()
  if (bare !== text) oddities.push('there is white space around it')
  if (bare.length > 1 && bare.startsWith('"') && bare.endsWith('"')) {
    bare = bare.slice(1, -1)
    oddities.push('it is in quotation marks')
  }
  const scheme = /^(bearer|dpop)\s+/i.exec(bare)
  if (scheme) {
    bare = bare.slice(scheme[0].length)
    oddities.push(`it starts with the scheme name "${scheme[0].trim()}"`)
  }
  if (/\s/.test(bare)) {
    bare = bare.replace(/\s+/g, '')
    oddities.push('there is white space inside it')
  }
  return { bare, oddities }
}

type Part =
  | { readonly ok: true; readonly object: JsonObject; readonly oddities: readonly string[] }
  | { readonly ok: false; readonly reason: string }

function readPart(part: string): Part {
  const read = readBase64url(part)
  if (!read.ok) return read
  const text = readUtf8(read.bytes)
  if (text === undefined) return { ok: false, reason: 'its bytes are not UTF-8' }
  const json = readJson(text)
  if (!json.ok)
    return { ok: false, reason: json.reason === 'not JSON' ? 'it does not decode to JSON' : `it is ${json.reason}` }
  if (!isJsonObject(json.value)) return { ok: false, reason: 'it decodes to JSON that is not an object' }
  const duplicates = json.duplicates.map((name) => `member "${name}" occurs more than once; the last one counts`)
  return { ok: true, object: json.value, oddities: [...read.oddities, ...duplicates] }
}

/** Opaque tokens may hold dots too: a JOSE header or a claims set must show. */
function looksLikeJose(parts: readonly string[], header: Part): boolean {
  const first = parts[0] ?? ''
  if (header.ok) return parts.length > 1 || 'alg' in header.object
  if (parts.length === 1) return false
  return startsLikeJson(first) || (parts.length === 3 && startsLikeJson(parts[1] ?? '') && readPart(parts[1] ?? '').ok)
}

/** `{"`, and `{` followed by white space, in base64url. */
function startsLikeJson(part: string) {
  return /^(eyJ|ewo|ewk|eyA|ew0|ICJ)/.test(part)
}

function decodeJws(parts: readonly string[], header: Part, oddities: readonly string[]): DecodedToken {
  const claims = readPart(parts[1] ?? '')
  const signature = readBase64url(parts[2] ?? '')
  const readable = withoutUndefined({
    header: header.ok ? header.object : undefined,
    claims: claims.ok ? claims.object : undefined,
  })
  if (!header.ok) return { kind: 'malformed', reason: `part 1 (header): ${header.reason}`, part: 1, ...readable }
  if (!claims.ok) return { kind: 'malformed', reason: `part 2 (claims): ${claims.reason}`, part: 2, ...readable }
  if (!signature.ok)
    return { kind: 'malformed', reason: `part 3 (signature): ${signature.reason}`, part: 3, ...readable }
  return {
    kind: 'jws',
    header: header.object,
    claims: claims.object,
    unsigned: parts[2] === '',
    oddities: [
      ...oddities,
      ...header.oddities.map((oddity) => `part 1 (header): ${oddity}`),
      ...claims.oddities.map((oddity) => `part 2 (claims): ${oddity}`),
      ...signature.oddities.map((oddity) => `part 3 (signature): ${oddity}`),
    ],
  }
}

function decodeJwe(header: Part, oddities: readonly string[]): DecodedToken {
  if (!header.ok) return { kind: 'malformed', reason: `part 1 (header): ${header.reason}`, part: 1 }
  if (!('enc' in header.object))
    return {
      kind: 'malformed',
      reason: 'it has 5 parts, as an encrypted token has, but its header names no encryption (enc)',
      part: 1,
      header: header.object,
    }
  return {
    kind: 'jwe',
    header: header.object,
    oddities: [...oddities, ...header.oddities.map((oddity) => `part 1 (header): ${oddity}`)],
  }
}

function wrongNumberOfParts(bare: string, header: Part): DecodedToken {
  const parts = bare.split('.')
  const claims = parts[1] === undefined ? undefined : readPart(parts[1])
  const count = parts.length === 1 ? '1 part' : `${parts.length} parts`
  return {
    kind: 'malformed',
    reason: `it has ${count} instead of 3 (signed) or 5 (encrypted)`,
    ...withoutUndefined({
      header: header.ok ? header.object : undefined,
      claims: claims?.ok ? claims.object : undefined,
    }),
  }
}
