const maxLength = 256 * 1024

/** What a reader sees of an HTML text, roughly: no markup, no scripts. For matching and showing as text only. Linear. */
export function visibleText(html: string): string {
  const text = html.slice(0, maxLength)
  const parts: string[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    parts.push(text.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    at = endOfMarkup(text, open)
    parts.push(' ')
  }
  return decodeEntities(parts.join('')).replace(/\s+/g, ' ').trim()
}

/** Behind the tag, and behind the whole element when its content is not text for readers. */
function endOfMarkup(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return after(text, '-->', open)
  const close = after(text, '>', open)
  const name = /^<(script|style|template|noscript|svg)\b/i.exec(text.slice(open, open + 12))?.[1]?.toLowerCase()
  if (name === undefined) return close
  const end = indexOfEndTag(text, name, close)
  return end < 0 ? text.length : after(text, '>', end)
}

function indexOfEndTag(text: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
