import type { JsonObject } from '../model/facts.ts'
import { isJsonObject, memberOf, readJson } from '../token/json.ts'

export type KeySetRead = { readonly keys: readonly JsonObject[] } | { readonly problem: string }

/** A JWK Set as a person pastes it or a server answers it (RFC 7517 §5); a single key and a bare list of keys are understood, too. */
export function readKeySet(text: string): KeySetRead {
  if (text.trim() === '') return { problem: 'There is nothing here yet. Paste the JSON that the jwks_uri answers.' }
  const read = readJson(text.trim())
  if (!read.ok) return { problem: 'This is not JSON. A key set begins with {"keys": [ … ]}.' }
  const keys = keysIn(read.value)
  if (!keys) return { problem: 'This JSON is no key set: it has no list "keys", and is no key (with "kty") itself.' }
  if (keys.length === 0) return { problem: 'This key set is empty.' }
  return checkKeys(keys)
}

function keysIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isJsonObject(value)) return undefined
  const keys = memberOf(value, 'keys')
  if (Array.isArray(keys)) return keys
  return memberOf(value, 'kty') === undefined ? undefined : [value]
}

function checkKeys(keys: readonly unknown[]): KeySetRead {
  const usable: JsonObject[] = []
  for (const [index, key] of keys.entries()) {
    const which = `Key ${index + 1} of ${keys.length}`
    if (!isJsonObject(key)) return { problem: `${which} is not a JSON object.` }
    if (memberOf(key, 'd') !== undefined)
      return {
        problem: `${which} is a private key (it has the member d). Only its owner may have it: paste the public keys.`,
      }
    // Other kinds of keys may stand beside those for signatures (RFC 7517 §5).
    if (publicTypes.has(memberOf(key, 'kty'))) usable.push(key)
  }
  if (usable.length > 0) return { keys: usable }
  return { problem: 'None of these keys can verify a signature: their kty has to be RSA, EC or OKP.' }
}

const publicTypes: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP'])
