import { profiles } from '../core/profiles/index.ts'
import type { RedactOptions } from '../core/redact/redact.ts'
import { type OptionKind, splitOptions } from './options.ts'

/** What a command line asks for, or what is wrong with it. */
export type Command =
  | { readonly name: 'help'; readonly about?: 'diagnose' | 'redact' }
  | { readonly name: 'version' }
  | DiagnoseRequest
  | RedactRequest
  | { readonly name: 'misused'; readonly problem: string }

export interface DiagnoseRequest {
  readonly name: 'diagnose'
  readonly input: Input
  readonly format: ReportFormat
  readonly failOn: FailOn
  /** Id of a profile to judge each flow by. */
  readonly profile?: string
  readonly keys: KeyFiles
}

/** Files with what signatures are checked with; `-` is standard input. */
export interface KeyFiles {
  /** The server's JWK Set. */
  readonly jwks?: string
  /** The client's. */
  readonly clientJwks?: string
  readonly clientSecretFile?: string
}

export interface RedactRequest {
  readonly name: 'redact'
  readonly input: Input
  /** undefined: only show what would leave. */
  readonly output: string | undefined
  readonly format: FileFormat
  readonly options: Pick<RedactOptions, 'hosts' | 'clientIds'>
  /** Numbers of the shortened texts, as the preview counts them, that stay whole. */
  readonly keepTexts: readonly number[]
}

/** What to read, and where the secret is that opens it when it is encrypted: never on the command line, which others can see. */
export interface Input {
  readonly file: string
  readonly passphraseFile?: string
  readonly keyFile?: string
}

export type ReportFormat = 'text' | 'json' | 'markdown' | 'html' | 'sarif' | 'mermaid'
export type FailOn = 'error' | 'warning' | 'info'
export type FileFormat = 'trace' | 'har'

export function readArguments(words: readonly string[]): Command {
  const [first, ...rest] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return readHelp(rest)
  if (first === '--version' || first === '-v') return { name: 'version' }
  if (first !== 'diagnose' && first !== 'redact') {
    return misused(`"${first}" is not a command; there are diagnose and redact`)
  }
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help', about: first }
  const { files, options, problem } = splitOptions(rest, first, allowed[first])
  if (problem) return misused(problem)
  if (options['passphrase-file'] !== undefined && options.key !== undefined) {
    return misused('a file opens by --passphrase-file or by --key, not by both')
  }
  return first === 'diagnose' ? readDiagnose(files, options) : readRedact(files, options)
}

function readHelp([about]: readonly string[]): Command {
  return about === 'diagnose' || about === 'redact' ? { name: 'help', about } : { name: 'help' }
}

const opening = { 'passphrase-file': 'file', key: 'file' } as const

const allowed: Readonly<Record<'diagnose' | 'redact', Readonly<Record<string, OptionKind>>>> = {
  diagnose: {
    format: ['text', 'json', 'markdown', 'html', 'sarif', 'mermaid'],
    'fail-on': ['error', 'warning', 'info'],
    profile: profiles.map(({ id }) => id),
    jwks: 'file',
    'client-jwks': 'file',
    'client-secret-file': 'file',
    ...opening,
  },
  redact: {
    format: ['trace', 'har'],
    hosts: ['keep', 'number'],
    'client-ids': ['replace', 'keep'],
    'keep-text': 'numbers',
    preview: 'flag',
    ...opening,
  },
}

type Options = Readonly<Record<string, string>>

function readDiagnose(files: readonly string[], options: Options): Command {
  const [file] = files
  if (file === undefined || files.length > 1) return misused('diagnose takes one file, or - for standard input')
  const format = (options.format ?? 'text') as ReportFormat
  const { profile } = options
  if (profile !== undefined && !['text', 'json', 'markdown'].includes(format)) {
    return misused(`--profile needs --format text, json or markdown; ${format} has no place for it`)
  }
  const failOn = (options['fail-on'] ?? 'error') as FailOn
  const input = inputOf(file, options)
  const keys = keyFilesOf(options)
  if ([file, ...Object.values(keys)].filter((each) => each === '-').length > 1) {
    return misused('- is standard input, and only one of the files can come from there')
  }
  return { name: 'diagnose', input, format, failOn, keys, ...(profile !== undefined && { profile }) }
}

function keyFilesOf(options: Options): KeyFiles {
  const { jwks, 'client-jwks': clientJwks, 'client-secret-file': clientSecretFile } = options
  return {
    ...(jwks !== undefined && { jwks }),
    ...(clientJwks !== undefined && { clientJwks }),
    ...(clientSecretFile !== undefined && { clientSecretFile }),
  }
}

function readRedact(files: readonly string[], options: Options): Command {
  const [file, output] = files
  const wanted = options.preview === undefined ? 2 : 1
  if (file === undefined || files.length < wanted || files.length > 2) {
    return misused('redact takes two files, IN and OUT; - is standard input and output')
  }
  return {
    name: 'redact',
    input: inputOf(file, options),
    output: options.preview === undefined ? output : undefined,
    format: (options.format ?? (output?.endsWith('.har') ? 'har' : 'trace')) as FileFormat,
    options: {
      hosts: options.hosts === 'number' ? 'number' : 'keep',
      ...(options['client-ids'] === 'keep' && { clientIds: 'keep' }),
    },
    keepTexts: (options['keep-text'] ?? '').split(',').filter(Boolean).map(Number),
  }
}

function inputOf(file: string, { 'passphrase-file': passphraseFile, key: keyFile }: Options): Input {
  return { file, ...(passphraseFile !== undefined && { passphraseFile }), ...(keyFile !== undefined && { keyFile }) }
}

function misused(problem: string): Command {
  return { name: 'misused', problem }
}
