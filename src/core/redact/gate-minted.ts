import { readBase64url, readUtf8 } from '../token/base64url.ts'

/** Takes what was encoded anew out of a text, and tells what was there. */
export type Cutter = (text: string) => { readonly rest: string; readonly found: readonly string[] }

/** Looked up by how they begin, which only a few ways do: a text is not searched for each of them. */
export function createCutter(minted: ReadonlySet<string>): Cutter {
  const byStart = new Map<string, string[]>()
  // Of two of which one begins the other, the longer one stands there.
  for (const token of [...minted].sort((one, other) => other.length - one.length)) {
    const start = token.slice(0, startLength)
    byStart.set(start, [...(byStart.get(start) ?? []), token])
  }
  return (text) => {
    let rest = text
    const found = new Set<string>()
    for (const [start, tokens] of byStart) {
      if (rest.includes(start)) rest = without(rest, start, tokens, found)
    }
    return { rest, found: [...found] }
  }
}

const startLength = 4

function without(text: string, start: string, tokens: readonly string[], found: Set<string>): string {
  const kept: string[] = []
  let end = 0
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at)) {
    const here = at
    const token = tokens.find((each) => text.startsWith(each, here))
    if (token === undefined) {
      at += 1
      continue
    }
    found.add(token)
    kept.push(text.slice(end, at))
    at += token.length
    end = at
  }
  return end === 0 ? text : kept.join('') + text.slice(end)
}

/** What a JWT says, in one text. */
export function openJwt(token: string): string {
  return token
    .split('.')
    .map((part) => {
      const read = readBase64url(part)
      return read.ok ? (readUtf8(read.bytes) ?? '') : ''
    })
    .join(' ')
    .toLowerCase()
}
