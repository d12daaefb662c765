import { inspect } from '../core/inspect.ts'
import type { Severity } from '../core/model/finding.ts'
import { profileById } from '../core/profiles/index.ts'
import type { Diagnosis } from '../core/rules/diagnosis.ts'
import type { DiagnoseRequest, FailOn } from './arguments.ts'
import { type Ending, exitCodes } from './ending.ts'
import { readInput } from './read-input.ts'
import { readKeys } from './read-keys.ts'
import { renderReport } from './render-report.ts'

export async function diagnoseCommand({ input, format, failOn, profile, keys }: DiagnoseRequest): Promise<Ending> {
  const imported = await readInput(input)
  if ('problem' in imported) return { exitCode: exitCodes.unreadable, error: imported.problem }
  const given = await readKeys(keys)
  if ('problem' in given) return { exitCode: exitCodes.unreadable, error: given.problem }
  const inspection = await inspect(imported.trace, given)
  return {
    exitCode: hasFinding(inspection.diagnosis, failOn) ? exitCodes.findings : exitCodes.fine,
    output: renderReport(inspection, format, input.file, profile === undefined ? undefined : profileById(profile)),
  }
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

function hasFinding(diagnosis: Diagnosis, failOn: FailOn): boolean {
  return diagnosis.flows.some(({ findings }) => findings.some(({ severity }) => ranks[severity] >= ranks[failOn]))
}
