import { harmlessSpans } from '../providers/index.ts'

/** A code of a server's dictionary, which texts keep: `AADSTS50011`. */
export function isErrorCode(value: string): boolean {
  const [span] = value.length <= longest ? harmlessSpans(value) : []
  return span?.start === 0 && span.end === value.length
}

const longest = 40
