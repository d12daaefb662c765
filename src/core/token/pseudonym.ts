/** `code#1`, `code#123_456`: what a redacted trace has in place of a value. It stands for the value in comparisons and tells nothing else of it. */
export function isPseudonym(value: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,40}#(?:\d{1,6}|\d{1,3}(?:_\d{3}){1,2})$/.test(value)
}
