import { toBase64, toBase64url } from '../token/base64url.ts'

declare const safe: unique symbol

/**
 * A text that may leave in an export. Only this file makes one: from a literal in our source, a closed vocabulary, a number,
 * an ordinal name, or other safe texts. A string read from traffic is no `Safe`, so a leak does not compile.
 */
export type Safe = string & { readonly [safe]: true }

/** JSON whose every text, member names included, is safe. */
export type SafeJson = Safe | number | boolean | null | readonly SafeJson[] | { readonly [name: string]: SafeJson }

/** The same shape with every open string made safe; unions of literals are closed already. */
export type SafeOf<T> = T extends string
  ? string extends T
    ? Safe
    : T
  : T extends readonly (infer Each)[]
    ? readonly SafeOf<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: SafeOf<T[K]> }
      : T

/** A literal of our own source: a variable of type string is refused by the compiler. */
export function constant<const T extends string>(text: string extends T ? never : T): Safe {
  return trust(text)
}

/** A text that is a word of a closed vocabulary; undefined when it is not. */
export function known(vocabulary: ReadonlySet<string>, text: string): Safe | undefined {
  return vocabulary.has(text) ? trust(text) : undefined
}

/** Letters that no name of a person, key or session is made of alone: separators and quotes. */
export function punctuation(text: string): Safe {
  return trust(text.replace(/[^\s,.:;/?&=#+'"!()[\]{}<>|%-]/g, ''))
}

export function numeral(value: number): Safe {
  return trust(Number.isFinite(value) ? String(value) : '')
}

/** A decimal number of up to ten digits, as it was written. */
export function writtenNumber(text: string): Safe | undefined {
  return /^-?\d{1,10}(?:\.\d{1,6})?$/.test(text) ? trust(text) : undefined
}

/**
 * A word as products name paths, scopes and clients: runs of letters up to 20 long, numbers up to 4 digits, `v2`, `oauth2`.
 * Nothing that a machine draws at random has this form for long, so it is asked only of parameters that hold no personal data.
 */
export function plainWord(text: string): Safe | undefined {
  if (text.length > 64 || !/^[a-z0-9](?:[-_.:~!$*@]?[a-z0-9])*$/i.test(text)) return undefined
  if (/[@]/.test(text)) return undefined
  const parts = text.split(/[^a-z0-9]+/i)
  return parts.every((part) => /^(?:[a-z]{1,20}|\d{1,4}|[a-z]{1,8}\d{1,2}[a-z]?|\d[a-z]{1,3})$/i.test(part)) &&
    parts.length <= 6 &&
    parts.filter((part) => /\d/.test(part)).length <= 2
    ? trust(text)
    : undefined
}

/** A host name, kept because the person chose to keep host names. */
export function keptHost(host: string): Safe {
  return trust(host.replace(/[^a-z0-9.:[\]_%-]/gi, ''))
}

/** A value that the person looked at and chose to keep. */
export function chosen(text: string): Safe {
  return trust(text)
}

/** `code#1`, `code#07`, `code#123_456`: a longer run of digits would look like a captured number of six digits to the gate. */
export function ordinalName(kind: Safe, ordinal: number, width: number): Safe {
  const digits = String(ordinal).padStart(width, '0')
  return trust(`${kind}#${ordinal < 100_000 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, '_')}`)
}

/** The number in such a name, in one run. */
export function ordinalOf(name: Safe): Safe {
  return trust((name.split('#')[1] ?? '').replace(/\D/g, ''))
}

export function join(parts: readonly Safe[], separator: Safe = constant('')): Safe {
  return trust(parts.join(separator))
}

export function percentEncoded(text: Safe): Safe {
  return trust(encodeURIComponent(text))
}

/** As a form decoder reads it. */
export function plusAsSpace(text: Safe): Safe {
  return trust(text.replaceAll('+', ' '))
}

export function shortened(text: Safe): Safe {
  return trust(text.slice(0, -1))
}

export function jsonText(value: SafeJson): Safe {
  return trust(JSON.stringify(value))
}

/** The same with a blank after the opening brace. */
export function spacedJsonText(value: { readonly [name: string]: SafeJson }): Safe {
  return trust(`{ ${JSON.stringify(value).slice(1)}`)
}

export function base64(text: Safe): Safe {
  return trust(toBase64(new TextEncoder().encode(text)))
}

export function base64url(text: Safe): Safe {
  return trust(toBase64url(new TextEncoder().encode(text)))
}

export function escapedHtml(text: Safe): Safe {
  return trust(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'))
}

/** The ordinal of a name as a GUID: that a path names its tenant by one is something rules look at. */
export function guidOf(name: Safe): Safe {
  return trust(`00000000-0000-0000-0000-${ordinalOf(name).padStart(12, '0')}`)
}

/** So many tildes, for a text whose length is the fault. */
export function filler(length: number): Safe {
  return trust('~'.repeat(length))
}

/** `Sat, 01 Jan 2000 00:00:00 GMT` (RFC 9110 §5.6.7). */
export function httpDate(milliseconds: number): Safe {
  return trust(new Date(milliseconds).toUTCString())
}

/** The pieces of a text at the given places, joined by `…`: the places were found by looking up a dictionary. */
export function pieces(text: string, spans: readonly { readonly start: number; readonly end: number }[]): Safe {
  const parts: string[] = []
  let end = 0
  for (const span of spans) {
    parts.push(gap(text.slice(end, span.start)), text.slice(span.start, span.end))
    end = span.end
  }
  parts.push(gap(text.slice(end)))
  return trust(parts.join('').trim())
}

/** What stands between two pieces and around them: punctuation stays (`AADSTS50011:` is one error), words become `…`. */
function gap(between: string): string {
  const before = /^[:=,'")\s]{0,3}/.exec(between)?.[0] ?? ''
  const after = /[(:='"\s]{0,3}$/.exec(between.slice(before.length))?.[0] ?? ''
  return between.length === before.length + after.length ? between : `${before.trimEnd()} … ${after.trimStart()}`
}

function trust(text: string): Safe {
  return text as Safe
}
