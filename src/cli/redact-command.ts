import { writeFile } from 'node:fs/promises'
import { type Inspection, inspect } from '../core/inspect.ts'
import { errorText } from '../core/model/error-text.ts'
import type { NotSeen } from '../core/model/trace.ts'
import type { RedactOptions } from '../core/redact/redact.ts'
import { exportSafe, leakSentence, redactInspected } from '../core/trace/safe-export.ts'
import type { RedactRequest } from './arguments.ts'
import { type Ending, exitCodes } from './ending.ts'
import { previewText } from './preview.ts'
import { readInput } from './read-input.ts'

export async function redactCommand(request: RedactRequest): Promise<Ending> {
  const { input, output, format } = request
  const imported = await readInput(input)
  if ('problem' in imported) return refused(imported.problem)
  const inspection = await inspect(imported.trace)
  const chosen = chooseTexts(inspection, request)
  if ('problem' in chosen) return refused(chosen.problem)
  const { file, leaks, redaction } = exportSafe(inspection, chosen.options, format)
  if (leaks.length > 0) return refused(leakSentence(leaks))
  if (output === undefined) return fine(previewText(imported.trace, redaction, chosen.options))
  if (output === '-') return fine(file)
  try {
    await writeFile(output, file)
  } catch (error) {
    return refused(`${output} cannot be written: ${errorText(error)}`)
  }
  const { length } = redaction.replacements
  const lines = [
    `${output}: ${length} ${length === 1 ? 'value' : 'values'} replaced, 0 secrets found in the file.`,
    ...shortenedLine(redaction.texts.length),
    ...(imported.trace.notSeen ?? []).map(writeNotSeen),
  ]
  return fine(`${lines.join('\n')}\n`)
}

/** The texts that the person chose after the preview, by the numbers that stand there. */
function chooseTexts(
  inspection: Inspection,
  { options, keepTexts }: RedactRequest,
): { readonly options: RedactOptions } | { readonly problem: string } {
  if (keepTexts.length === 0) return { options }
  const { texts } = redactInspected(inspection, options)
  const chosen = keepTexts.map((number) => texts[number - 1]?.before)
  const missing = keepTexts.find((_, at) => chosen[at] === undefined)
  if (missing !== undefined) {
    return { problem: `There is no text ${missing} to keep: --preview lists ${texts.length}.` }
  }
  return { options: { ...options, keepTexts: new Set(chosen.flatMap((text) => text ?? [])) } }
}

function shortenedLine(count: number): readonly string[] {
  if (count === 0) return []
  const texts = count === 1 ? '1 text was' : `${count} texts were`
  return [`${texts} shortened to the words that are known; --preview shows them.`]
}

function writeNotSeen({ what, why }: NotSeen): string {
  return `not in it: ${what}: ${why}`
}

function fine(output: string): Ending {
  return { exitCode: exitCodes.fine, output }
}

function refused(error: string): Ending {
  return { exitCode: exitCodes.unreadable, error }
}
