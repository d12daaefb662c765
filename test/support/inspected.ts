import { computeFacts } from '../../src/core/facts/compute-facts.ts'
import { assemble } from '../../src/core/flow/assemble.ts'
import type { Trace } from '../../src/core/model/trace.ts'
import { recognizeMessages } from '../../src/core/protocol/recognize.ts'
import type { Redaction, RedactOptions } from '../../src/core/redact/redact.ts'
import { importTrace } from '../../src/core/trace/import.ts'
import { type Inspected, redactInspected } from '../../src/core/trace/safe-export.ts'

/** What an export needs of a trace: everything that `inspect` gives but the diagnosis, which takes most of its time. */
export async function read(trace: Trace): Promise<Inspected> {
  const messages = recognizeMessages(trace.exchanges)
  return { trace, assembly: assemble(trace.exchanges, messages), facts: await computeFacts(messages, trace.facts) }
}

export async function redactionOf(trace: Trace, options: RedactOptions = { hosts: 'keep' }): Promise<Redaction> {
  return redactInspected(await read(trace), options)
}

export function traceOf(file: string): Trace {
  const imported = importTrace(file)
  if ('problem' in imported) throw new Error(imported.problem)
  return imported.trace
}
