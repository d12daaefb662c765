import { profiles } from '../core/profiles/index.ts'

/** What a command line asks for, or what is wrong with it. */
export type Command =
  | { readonly name: 'help'; readonly about?: 'diagnose' | 'redact' }
  | { readonly name: 'version' }
  | {
      readonly name: 'diagnose'
      readonly file: string
      readonly format: ReportFormat
      readonly failOn: FailOn
      /** Id of a profile to judge each flow by. */
      readonly profile?: string
    }
  | {
      readonly name: 'redact'
      readonly input: string
      readonly output: string
      readonly format: FileFormat
      readonly hosts: Hosts
    }
  | { readonly name: 'misused'; readonly problem: string }

export type ReportFormat = 'text' | 'json' | 'markdown' | 'html' | 'sarif'
export type FailOn = 'error' | 'warning' | 'info'
export type FileFormat = 'trace' | 'har'
export type Hosts = 'keep' | 'number'

export function readArguments(words: readonly string[]): Command {
  const [first, ...rest] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return readHelp(rest)
  if (first === '--version' || first === '-v') return { name: 'version' }
  if (first !== 'diagnose' && first !== 'redact') {
    return misused(`"${first}" is not a command; there are diagnose and redact`)
  }
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help', about: first }
  const { files, options, problem } = splitOptions(rest, first)
  if (problem) return misused(problem)
  return first === 'diagnose' ? readDiagnose(files, options) : readRedact(files, options)
}

function readHelp([about]: readonly string[]): Command {
  return about === 'diagnose' || about === 'redact' ? { name: 'help', about } : { name: 'help' }
}

/** What each option may be. */
const choices = {
  diagnose: {
    format: ['text', 'json', 'markdown', 'html', 'sarif'],
    'fail-on': ['error', 'warning', 'info'],
    profile: profiles.map(({ id }) => id),
  },
  redact: { format: ['trace', 'har'], hosts: ['keep', 'number'] },
} as const

type Options = Readonly<Record<string, string>>

function splitOptions(words: readonly string[], command: keyof typeof choices) {
  const allowed: Readonly<Record<string, readonly string[]>> = choices[command]
  const files: string[] = []
  const options: Record<string, string> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) {
      files.push(word)
      continue
    }
    const [name = '', attached] = word.slice(2).split('=', 2)
    const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!values) return { files, options, problem: `${command} has no option --${name}` }
    const value = attached ?? words[++at]
    if (value === undefined || !values.includes(value)) {
      return { files, options, problem: `--${name} must be one of ${values.join(', ')}` }
    }
    options[name] = value
  }
  return { files, options }
}

function readDiagnose(files: readonly string[], options: Options): Command {
  const [file] = files
  if (file === undefined || files.length > 1) return misused('diagnose takes one file, or - for standard input')
  const format = (options.format ?? 'text') as ReportFormat
  const { profile } = options
  if (profile !== undefined && (format === 'html' || format === 'sarif')) {
    return misused(`--profile needs --format text, json or markdown; ${format} has no place for it`)
  }
  const failOn = (options['fail-on'] ?? 'error') as FailOn
  return { name: 'diagnose', file, format, failOn, ...(profile !== undefined && { profile }) }
}

function readRedact(files: readonly string[], options: Options): Command {
  const [input, output] = files
  if (input === undefined || output === undefined || files.length > 2) {
    return misused('redact takes two files, IN and OUT; - is standard input and output')
  }
  const format = (options.format ?? (output.endsWith('.har') ? 'har' : 'trace')) as FileFormat
  return { name: 'redact', input, output, format, hosts: (options.hosts ?? 'keep') as Hosts }
}

function misused(problem: string): Command {
  return { name: 'misused', problem }
}
