import type { Inspection } from '../../core/inspect.ts'
import type { RedactOptions, Replacement } from '../../core/redact/redact.ts'
import { exportSafe, leakSentence, type SafeFormat } from '../../core/trace/safe-export.ts'
import { type ExportFormat, exportFormats, type ReportFormat, reportWriters } from './export-formats.ts'
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
  /** Free texts that the person read and wants to keep whole. */
  readonly keepTexts?: ReadonlySet<string>
}

/** Computed when the preview opens, and again when a choice changes. */
export async function prepareSupportExport(
  inspection: Inspection,
  { format, ...options }: SupportChoices,
): Promise<SupportExport> {
  return isReport(format) ? prepareReport(inspection, options, format) : prepareTrace(inspection, options, format)
}

function isReport(format: ExportFormat): format is ReportFormat {
  return Object.hasOwn(reportWriters, format)
}

function prepareTrace(inspection: Inspection, options: RedactOptions, format: SafeFormat): SupportExport {
  const { file, redaction, leaks } = exportSafe(inspection, options, format)
  const { replacements, texts } = redaction
  const replaced = replacements.length === 1 ? '1 value replaced' : `${replacements.length} values replaced`
  return {
    headline: leaks.length > 0 ? leakSentence(leaks) : `${replaced}, 0 secrets remain.`,
    replacements,
    texts,
    inferable: [
      hostsText(inspection, options),
      'which parameters were sent, the scopes asked for, and error codes',
      `the order of ${inspection.trace.exchanges.length} requests, the time between them, and their status; not the date`,
      'which values were equal: code#1 is the same code wherever it stands',
    ],
    file: leaks.length > 0 ? undefined : named(inspection, format, file),
  }
}

async function prepareReport(
  inspection: Inspection,
  options: RedactOptions,
  format: ReportFormat,
): Promise<SupportExport> {
  const { text, searched, refused } = {
    searched: 0,
    ...(await checkedReport(inspection, reportWriters[format], options)),
  }
  const kept = options.hosts === 'keep'
  return {
    headline: refused ?? `0 secrets found: the text was searched for ${searched} captured values.`,
    replacements: [],
    texts: [],
    inferable: [
      hostsText(inspection, options),
      'the verdict, the steps and the findings, in words, with the values that they compare',
      kept ? 'when the login took place, and the name of the client' : 'the time between the steps; not the date',
    ],
    file: text === undefined ? undefined : named(inspection, format, text),
  }
}

function hostsText({ trace }: Inspection, { hosts }: RedactOptions): string {
  const count = new Set(trace.exchanges.map(({ request }) => hostOf(request.url))).size
  return hosts === 'keep'
    ? `the names of ${count} ${count === 1 ? 'host' : 'hosts'} (app, server, API)`
    : `that ${count} different ${count === 1 ? 'host takes' : 'hosts take'} part, and which of them belong together`
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

function named({ trace }: Inspection, format: ExportFormat, text: string): NamedFile | undefined {
  const kind = exportFormats.find(({ id }) => id === format)
  if (!kind) return undefined
  const day = new Date(trace.exchanges[0]?.startedAt ?? 0).toISOString().slice(0, 10)
  return { name: `login-${day}.${kind.ending}`, mediaType: kind.mediaType, text }
}
