import { errorText } from '../../core/model/error-text.ts'
import type { Redaction, RedactOptions, Replacement } from '../../core/redact/redact.ts'
import { inferableFrom } from '../../core/trace/inferable.ts'
import { exportSafe, type Inspected, leakSentence, type SafeFormat } from '../../core/trace/safe-export.ts'
import {
  type ExportFormat,
  exportFormats,
  type ReportFormat,
  type ReportWriter,
  reportWriters,
} from './export-formats.ts'
import { checkedReport } from './reports.ts'

export interface NamedFile {
  readonly name: string
  readonly mediaType: string
  readonly text: string
}

/** What would leave. */
export interface SupportExport {
  /** One sentence: is it safe? */
  readonly headline: string
  readonly replacements: readonly Replacement[]
  /** Free texts of which a part was left out. */
  readonly texts: readonly Replacement[]
  /** What a reader of the file can still conclude. */
  readonly inferable: readonly string[]
  /** undefined: there must be none, and the headline says why. */
  readonly file: NamedFile | undefined
}

export interface SupportChoices {
  readonly hosts: RedactOptions['hosts']
  readonly format: ExportFormat
  readonly clientIds?: 'keep'
  /** Free texts that the person read and wants to keep whole. */
  readonly keepTexts?: ReadonlySet<string>
  /** Of a report: the place of the only flow that it is about. */
  readonly only?: number
}

/** Computed when the preview opens, and again when a choice changes. */
export async function prepareSupportExport(
  inspection: Inspected,
  { format, only, ...options }: SupportChoices,
): Promise<SupportExport> {
  return isReport(format) ? prepareReport(inspection, options, format, only) : prepareTrace(inspection, options, format)
}

function isReport(format: ExportFormat): format is ReportFormat {
  return Object.hasOwn(reportWriters, format)
}

function prepareTrace(inspection: Inspected, options: RedactOptions, format: SafeFormat): SupportExport {
  const { file, redaction, leaks } = exportSafe(inspection, options, format)
  return {
    ...shownOf(redaction, leaks.length > 0 ? leakSentence(leaks) : undefined),
    inferable: [...inferableFrom(inspection.trace, options, 'recording'), fileName],
    file: leaks.length > 0 ? undefined : named(inspection, format, file),
  }
}

async function prepareReport(
  inspection: Inspected,
  options: RedactOptions,
  format: ReportFormat,
  only: number | undefined,
): Promise<SupportExport> {
  // By place, because a redacted trace names its flows anew.
  const write: ReportWriter = ({ flows, crashes }, notSeen) =>
    reportWriters[format]({ flows: only === undefined ? flows : flows.slice(only, only + 1), crashes }, notSeen)
  const { text, refused, redaction } = await checkedReport(inspection, write, options)
  return {
    ...shownOf(redaction, refused),
    inferable: [...inferableFrom(inspection.trace, options, 'report'), fileName],
    file: text === undefined ? undefined : named(inspection, format, text),
  }
}

export function nothingWritten(error: unknown): string {
  return `Nothing was written, because the work on the file failed: ${errorText(error)}`
}

/** What is shown when the work itself failed: a browser that ran out of memory, for one. */
export function failedExport(error: unknown): SupportExport {
  return { headline: nothingWritten(error), replacements: [], texts: [], inferable: [], file: undefined }
}

const fileName = 'the day of the recording, from the name of the file: rename it if that matters'

function shownOf({ replacements, texts }: Redaction, refused: string | undefined) {
  const replaced = replacements.length === 1 ? '1 value replaced' : `${replacements.length} values replaced`
  return { headline: refused ?? `${replaced}, 0 secrets remain.`, replacements, texts }
}

function named({ trace }: Inspected, format: ExportFormat, text: string): NamedFile | undefined {
  const kind = exportFormats.find(({ id }) => id === format)
  if (!kind) return undefined
  const day = new Date(trace.exchanges[0]?.startedAt ?? 0).toISOString().slice(0, 10)
  return { name: `login-${day}.${kind.ending}`, mediaType: kind.mediaType, text }
}
