import { type Inspection, inspect } from '../../core/inspect.ts'
import type { RedactOptions } from '../../core/redact/redact.ts'
import { checkFile, exportSafe, leakSentence } from '../../core/trace/safe-export.ts'
import type { ReportWriter } from './export-formats.ts'

/** A text for others: written, then searched for everything that must not leave. */
export type CheckedText =
  | {
      readonly text: string
      /** How many captured values the text was searched for. */
      readonly searched: number
      readonly refused?: never
    }
  | { readonly refused: string; readonly text?: never }

/**
 * Writes a report of what was diagnosed. If anything captured got into it that must not leave, it is written again from the
 * redacted trace, which gives the same findings; if that does not help, there is no report.
 */
export async function checkedReport(
  inspection: Inspection,
  write: ReportWriter,
  options: RedactOptions = { hosts: 'keep' },
): Promise<CheckedText> {
  const { redaction } = exportSafe(inspection, options)
  const searched = redaction.secrets.size
  if (options.hosts === 'keep') {
    const text = write(inspection.diagnosis, inspection.trace.notSeen ?? [])
    if (checkFile(text, inspection.trace, redaction).length === 0) return { text, searched }
  }
  const redacted = await inspect(redaction.trace)
  const safer = write(redacted.diagnosis, redacted.trace.notSeen ?? [])
  const leaks = checkFile(safer, inspection.trace, redaction)
  return leaks.length === 0 ? { text: safer, searched } : { refused: leakSentence(leaks) }
}
