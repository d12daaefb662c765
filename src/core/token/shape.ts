import type { ValueShape } from '../model/facts.ts'

/** What may be known of a secret value without the value: survives redaction. Total, linear. */
export function shapeOf(value: string): ValueShape {
  return {
    length: value.length,
    alphabet: alphabetOf(value.replace(/={1,2}$/, '')),
    padded: value.endsWith('='),
    placeholder: isPlaceholder(value),
  }
}

/** From the narrowest to the widest; the first that holds all characters names the value. */
const alphabets: readonly (readonly [ValueShape['alphabet'], RegExp])[] = [
  ['digits', /^[0-9]*$/],
  ['hex', /^(?:[0-9a-f]*|[0-9A-F]*)$/],
  ['alphanumeric', /^[0-9A-Za-z]*$/],
  ['base64url', /^[0-9A-Za-z_-]*$/],
  ['base64', /^[0-9A-Za-z+/]*$/],
  ['unreserved', /^[0-9A-Za-z._~-]*$/],
  ['printable', /^[ -~]*$/],
]

function alphabetOf(value: string): ValueShape['alphabet'] {
  return alphabets.find(([, pattern]) => pattern.test(value))?.[0] ?? 'other'
}

const literals = new Set([
  'undefined',
  'null',
  '(null)',
  'nil',
  'none',
  'nan',
  'true',
  'false',
  '[object object]',
  'changeme',
  'change_me',
  'change-me',
  'placeholder',
  'todo',
  'xxx',
])

/** Words that a program writes for a missing value, and templates that were never filled in. */
function isPlaceholder(value: string): boolean {
  if (value.length > 200) return false
  const bare = value.trim().toLowerCase()
  if (literals.has(bare)) return true
  if (/^\[object [a-z]+\]$/.test(bare)) return true
  if (/^(?:\$?\{[^{}]*\}|\{\{[^{}]*\}\}|<[^<>]*>|%[a-z_]+%|%[sd])$/.test(bare)) return true
  return /^(?:your|my|insert|enter|replace)[-_ ](?:[a-z0-9]+[-_ ])*(?:id|secret|key|token|code|value|here)$/.test(bare)
}
