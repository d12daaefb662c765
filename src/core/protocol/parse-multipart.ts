import type { Parameter } from '../model/message.ts'

const maxParts = 100

/** Reads the text fields of a multipart/form-data body (RFC 7578). Total, linear. */
export function parseMultipart(text: string): readonly Parameter[] {
  const boundary = /^--[^\s]{1,100}/.exec(text)?.[0]
  if (boundary === undefined) return []
  return text.split(boundary, maxParts).flatMap((part) => {
    const blank = /\r?\n\r?\n/.exec(part)
    if (!blank) return []
    const name = /;\s*name="?([^";\r\n]{1,200})/i.exec(part.slice(0, Math.min(blank.index, 2000)))?.[1]
    if (name === undefined) return []
    const value = part.slice(blank.index + blank[0].length).replace(/\r?\n$/, '')
    return [{ name, value, carrier: 'multipart' as const }]
  })
}
