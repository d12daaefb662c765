import type { Inspection } from '../../core/inspect.ts'
import type { RedactOptions, Replacement } from '../../core/redact/redact.ts'
import { exportSafe, leakSentence, type SafeFormat } from '../../core/trace/safe-export.ts'

export interface NamedFile {
  readonly name: string
  readonly mediaType: string
  readonly text: string
}

export interface SupportExport {
  readonly replacements: readonly Replacement[]
  /** What a reader of the file can still conclude. */
  readonly inferable: readonly string[]
  /** The file, or why there must be none. */
  readonly result:
    | { readonly file: NamedFile; readonly refused?: never }
    | { readonly refused: string; readonly file?: never }
}

export interface SupportChoices {
  readonly hosts: RedactOptions['hosts']
  readonly format: SafeFormat
}

/** What would leave: computed when the preview opens, and again when a choice changes. */
export function prepareSupportExport(inspection: Inspection, { hosts, format }: SupportChoices): SupportExport {
  const { file, redaction, leaks } = exportSafe(inspection, { hosts }, format)
  const day = new Date(inspection.trace.exchanges[0]?.startedAt ?? 0).toISOString().slice(0, 10)
  return {
    replacements: redaction.replacements,
    inferable: [
      hosts === 'keep' ? 'host names of the app, the server and the API' : 'how many different hosts take part',
      'which parameters were sent, the scopes asked for, and error codes',
      'the order of requests, the time between them, and their status',
      'which values were equal: code#1 is the same code wherever it stands',
    ],
    result:
      leaks.length > 0
        ? { refused: leakSentence(leaks) }
        : { file: { name: `login-${day}.${endings[format]}`, mediaType: 'application/json', text: file } },
  }
}

const endings: Readonly<Record<SafeFormat, string>> = { trace: 'oauth-xray.json', har: 'har' }
