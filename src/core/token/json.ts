import type { JsonObject } from '../model/facts.ts'

/** What reading a JSON text gave; never thrown. */
export type JsonRead =
  | { readonly ok: true; readonly value: unknown; readonly duplicates: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/** A larger text is not parsed: no OAuth document comes near it. */
export const maxJsonLength = 256 * 1024
/** Deeper nesting is hostile: no claim or metadata member nests so. */
export const maxJsonDepth = 64

/** Reads a JSON text in linear time, with caps on size and depth, without `__proto__` members. Total. */
export function readJson(text: string): JsonRead {
  if (text.length > maxJsonLength) return { ok: false, reason: `longer than ${maxJsonLength / 1024} KB` }
  const outline = outlineOf(text)
  if (outline.depth > maxJsonDepth) return { ok: false, reason: `nested deeper than ${maxJsonDepth} levels` }
  try {
    const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
    return { ok: true, value: outline.mentionsProto ? withoutProto(value) : value, duplicates: outline.duplicates }
  } catch {
    return { ok: false, reason: 'not JSON' }
  }
}

/** The JSON object that a text holds, or undefined. */
export function readJsonObject(text: string): JsonObject | undefined {
  const read = readJson(text)
  return read.ok && isJsonObject(read.value) ? read.value : undefined
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of a JSON object when it is a string; inherited members do not count. */
export function stringMember(object: JsonObject | undefined, name: string): string | undefined {
  const value = memberOf(object, name)
  return typeof value === 'string' ? value : undefined
}

/** An own member of a JSON object. */
export function memberOf(object: JsonObject | undefined, name: string): unknown {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined
}

interface Outline {
  readonly depth: number
  /** Names that occur more than once in the outermost object: JSON.parse silently keeps the last. */
  readonly duplicates: readonly string[]
  readonly mentionsProto: boolean
}

/** One pass over the characters, without recursion: depth and duplicate members are not told by JSON.parse. */
function outlineOf(text: string): Outline {
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  let depth = 0
  let deepest = 0
  let nameExpected = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && nameExpected) {
        const name = text.slice(at + 1, end)
        if (seen.has(name)) duplicates.add(name)
        seen.add(name)
        nameExpected = false
      }
      at = end
    } else if (character === '{' || character === '[') {
      depth++
      deepest = Math.max(deepest, depth)
      if (depth === 1) nameExpected = character === '{'
    } else if (character === '}' || character === ']') {
      depth--
    } else if (character === ',' && depth === 1 && seen.size > 0) {
      nameExpected = true
    }
  }
  // An escaped spelling of the name would slip past a plain search.
  return { depth: deepest, duplicates: [...duplicates], mentionsProto: /__proto__|\\u00/i.test(text) }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at, text.length)
}

/** Depth is capped before, so recursion is safe. */
function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__proto__')
      .map(([name, member]) => [name, withoutProto(member)]),
  )
}
