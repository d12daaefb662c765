/** What may follow an option: nothing, one of some words, the name of a file, or numbers such as 1,3. */
export type OptionKind = 'flag' | 'file' | 'numbers' | readonly string[]

export interface SplitWords {
  /** What is no option. */
  readonly files: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly problem?: string
}

/** Splits `FILE --name value --name=value --flag`. */
export function splitOptions(
  words: readonly string[],
  command: string,
  allowed: Readonly<Record<string, OptionKind>>,
): SplitWords {
  const files: string[] = []
  const options: Record<string, string> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) {
      files.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = word.slice(2, equals < 0 ? undefined : equals)
    const kind = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!kind) return { files, options, problem: `${command} has no option --${name}` }
    const value = kind === 'flag' ? 'yes' : equals < 0 ? words[++at] : word.slice(equals + 1)
    const problem = problemOf(kind, value)
    if (value === undefined || problem) return { files, options, problem: `--${name} ${problem}` }
    options[name] = value
  }
  return { files, options }
}

function problemOf(kind: OptionKind, value: string | undefined): string | undefined {
  if (kind === 'flag') return undefined
  if (kind === 'file') return value ? undefined : 'needs the name of a file'
  if (kind === 'numbers') return value && /^\d+(?:,\d+)*$/.test(value) ? undefined : 'needs numbers, such as 1,3'
  return value !== undefined && kind.includes(value) ? undefined : `must be one of ${kind.join(', ')}`
}
