import { readBase64url } from '../token/base64url.ts'
import { decodeToken } from '../token/decode.ts'
import { isJsonObject, readJson } from '../token/json.ts'

const deepest = 6

/**
 * The values inside a value: parameters of an address, members of JSON, claims and parts of a JWT, what base64 hides. Secrets
 * hide there (a state that is JSON, an address in an address), and a leak of the inner one is a leak.
 */
export function nestedValues(value: string, depth = 0): readonly string[] {
  if (depth >= deepest || value.length < 6 || value.length > 256 * 1024) return []
  const inner = [...ofForm(value), ...ofJson(value), ...ofJwt(value), ...ofBase64(value), ...ofPercent(value)]
  return inner.flatMap((each) => [each, ...nestedValues(each, depth + 1)])
}

/** All texts and numbers of a JSON value, names of members included. */
export function leavesOf(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (depth > 20) return []
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, depth + 1))
  if (isJsonObject(value)) return Object.entries(value).flatMap(([name, each]) => [name, ...leavesOf(each, depth + 1)])
  return []
}

function ofForm(value: string): readonly string[] {
  const start = value.search(/[?#]/)
  if (!value.includes('=')) return []
  return value
    .slice(start + 1)
    .split(/[&;#?]/, 300)
    .flatMap((pair) => decode(pair.slice(pair.indexOf('=') + 1).replaceAll('+', ' ')))
    .filter((each) => each !== '' && each !== value)
}

function ofJson(value: string): readonly string[] {
  if (!/^\s*[[{"]/.test(value)) return []
  const read = readJson(value)
  return read.ok ? leavesOf(read.value).filter((each) => each !== value) : []
}

function ofJwt(value: string): readonly string[] {
  if (!/^\s*["']?(?:bearer\s+)?e[\w-]+\./i.test(value)) return []
  const decoded = decodeToken(value)
  if (decoded.kind === 'opaque') return []
  const parts = value.split('.').filter((part) => part.length >= 12)
  const { header, claims } = decoded as { readonly header?: unknown; readonly claims?: unknown }
  return [...parts, ...leavesOf(header), ...leavesOf(claims)]
}

function ofBase64(value: string): readonly string[] {
  if (!/^[\w+/-]{8,}={0,2}$/.test(value)) return []
  const read = readBase64url(value)
  if (!read.ok || read.bytes.length < 6 || !read.bytes.every(isPrintable)) return []
  return [String.fromCharCode(...read.bytes.subarray(0, 16_000))]
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d)
}

function ofPercent(value: string): readonly string[] {
  const [decoded = value] = value.includes('%') ? decode(value) : []
  return decoded === value ? [] : [decoded]
}

function decode(text: string): readonly string[] {
  try {
    return [decodeURIComponent(text)]
  } catch {
    return [text]
  }
}
