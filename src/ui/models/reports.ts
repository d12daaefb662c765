import { inspect } from '../../core/inspect.ts'
import type { Redaction, RedactOptions } from '../../core/redact/redact.ts'
import { checkFile, type Inspected, leakSentence, redactInspected } from '../../core/trace/safe-export.ts'
import type { ReportWriter } from './export-formats.ts'

/** A text for others, and what stands in it for what. */
export type CheckedText = { readonly redaction: Redaction } & (
  | { readonly text: string; readonly refused?: never }
  | { readonly refused: string; readonly text?: never }
)

/**
 * A report for others is written of the redacted trace, which gives the same findings, and never of what was captured; then
 * it is searched like every file that leaves.
 */
export async function checkedReport(
  inspection: Inspected,
  write: ReportWriter,
  options: RedactOptions = { hosts: 'keep' },
): Promise<CheckedText> {
  const redaction = redactInspected(inspection, options)
  const { diagnosis, trace } = await inspect(redaction.trace)
  const text = write(diagnosis, trace.notSeen ?? [])
  const leaks = checkFile(text, inspection.trace, redaction)
  return leaks.length === 0 ? { redaction, text } : { redaction, refused: leakSentence(leaks) }
}
