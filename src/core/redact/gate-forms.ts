/** One way of reading a text. */
export interface Form {
  readonly text: string
  readonly encoding: string
  /** Written in the URL alphabet of base64, to find what stands in the other one. */
  readonly alphabet?: 'url'
}

/**
 * A text as it is and decoded once and twice: then what is sought needs no encoded forms of these kinds. One after the other,
 * for the text may be a whole file.
 */
export function* formsOf(text: string): Generator<Form> {
  yield* inBothAlphabets(text, '')
  const once = decodePercent(text)
  if (once !== text) yield* inBothAlphabets(once, 'percent')
  const twice = decodePercent(once)
  if (twice !== once) yield* inBothAlphabets(twice, 'double percent')
  if (text.includes('\\')) yield* inBothAlphabets(decodeJson(text), 'JSON escapes')
  if (text.includes('&')) yield* inBothAlphabets(decodeHtml(text), 'HTML escapes')
}

function* inBothAlphabets(text: string, encoding: string): Generator<Form> {
  const folded = text.toLowerCase()
  yield { text: folded, encoding }
  if (!/[+/]/.test(folded)) return
  yield { text: folded.replaceAll('+', '-').replaceAll('/', '_'), encoding: encoding || 'base64', alphabet: 'url' }
}

export function decodePercent(text: string): string {
  return text.includes('%') ? text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun) : text
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}

function decodeJson(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})|\\(.)/gi, (_, code, char) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : char,
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code < 0x110000 ? String.fromCodePoint(code) : whole
  })
}
