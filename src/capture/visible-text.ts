const longestText = 8 * 1024

/** About what a person reads on a page, from its source: for browsers in which no script looks at the page itself. */
export function visibleText(html: string): string {
  const text = withoutElements(html, ['head', 'script', 'style', 'template', 'noscript', 'svg'])
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(?:br|\/(?:p|div|h[1-6]|li|tr|section|article|header|title|td|th|pre))\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) =>
      character(whole, decimal, hex, name),
    )
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, longestText)
}

/** Cuts whole elements out, in one pass each. */
function withoutElements(html: string, names: readonly string[]): string {
  let rest = html
  for (const name of names) {
    const lower = rest.toLowerCase()
    const kept: string[] = []
    let from = 0
    for (;;) {
      const start = indexOfTag(lower, name, from)
      if (start < 0) break
      kept.push(rest.slice(from, start))
      const end = lower.indexOf(`</${name}`, start)
      // Never closed: a page like that still shows its text.
      const close = end < 0 ? lower.indexOf('>', start) : lower.indexOf('>', end)
      from = close < 0 ? rest.length : close + 1
    }
    rest = kept.join(' ') + rest.slice(from)
  }
  return rest
}

function indexOfTag(lower: string, name: string, from: number): number {
  for (let at = lower.indexOf(`<${name}`, from); at >= 0; at = lower.indexOf(`<${name}`, at + 1))
    if (!/[\w-]/.test(lower[at + name.length + 1] ?? '')) return at
  return -1
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
}
