import { type Inspection, inspect } from '../../core/inspect.ts'
import type { NotSeen } from '../../core/model/trace.ts'
import type { Diagnosis } from '../../core/rules/diagnosis.ts'
import { checkFile, exportSafe, leakSentence } from '../../core/trace/safe-export.ts'

/** A text for others: written, then searched for everything that must not leave. */
export type CheckedText = { readonly text: string } | { readonly refused: string }

/**
 * Writes a report of what was diagnosed. If anything captured got into it that must not leave, it is written again from the
 * redacted trace, which gives the same findings; if that does not help, there is no report.
 */
export async function checkedReport(
  inspection: Inspection,
  write: (diagnosis: Diagnosis, notSeen: readonly NotSeen[]) => string,
): Promise<CheckedText> {
  const { redaction } = exportSafe(inspection, { hosts: 'keep' })
  const text = write(inspection.diagnosis, inspection.trace.notSeen ?? [])
  if (checkFile(text, inspection.trace, redaction).length === 0) return { text }
  const redacted = await inspect(redaction.trace)
  const safer = write(redacted.diagnosis, redacted.trace.notSeen ?? [])
  const leaks = checkFile(safer, inspection.trace, redaction)
  return leaks.length === 0 ? { text: safer } : { refused: leakSentence(leaks) }
}
