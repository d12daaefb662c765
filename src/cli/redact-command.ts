import { writeFile } from 'node:fs/promises'
import { inspect } from '../core/inspect.ts'
import { exportSafe, leakSentence } from '../core/trace/safe-export.ts'
import type { FileFormat, Hosts } from './arguments.ts'
import { type Ending, exitCodes } from './ending.ts'
import { readInput } from './read-input.ts'

interface RedactRequest {
  readonly input: string
  readonly output: string
  readonly format: FileFormat
  readonly hosts: Hosts
}

export async function redactCommand({ input, output, format, hosts }: RedactRequest): Promise<Ending> {
  const imported = await readInput(input)
  if ('problem' in imported) return { exitCode: exitCodes.unreadable, error: imported.problem }
  const { file, leaks, redaction } = exportSafe(await inspect(imported.trace), { hosts }, format)
  if (leaks.length > 0) return { exitCode: exitCodes.unreadable, error: leakSentence(leaks) }
  if (output === '-') return { exitCode: exitCodes.fine, output: file }
  try {
    await writeFile(output, file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { exitCode: exitCodes.unreadable, error: `${output} cannot be written: ${reason}` }
  }
  const { length } = redaction.replacements
  return { exitCode: exitCodes.fine, output: `${output}: ${length} values replaced, 0 secrets found in the file.\n` }
}
