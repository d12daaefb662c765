import { computeFacts } from './facts/compute-facts.ts'
import type { GivenKeySet } from './facts/key-sets.ts'
import { assemble } from './flow/assemble.ts'
import type { Facts } from './model/facts.ts'
import type { Assembly } from './model/flow.ts'
import type { Trace } from './model/trace.ts'
import { recognizeMessages } from './protocol/recognize.ts'
import { diagnose } from './rules/diagnose.ts'
import type { Diagnosis } from './rules/diagnosis.ts'

/** Everything that is computed from a trace: the same for a live tab, a HAR and a trace file. */
export interface Inspection {
  readonly trace: Trace
  readonly assembly: Assembly
  readonly facts: Facts
  readonly diagnosis: Diagnosis
}

/**
 * Exchanges → messages → flows → facts → findings. Pure: the same trace and keys give the same inspection. `keySets` are keys
 * that the trace does not hold, pasted or fetched on a click.
 */
export async function inspect(trace: Trace, keySets: readonly GivenKeySet[] = []): Promise<Inspection> {
  const messages = recognizeMessages(trace.exchanges)
  const assembly = assemble(trace.exchanges, messages)
  const facts = await computeFacts(messages, trace.facts, keySets)
  return { trace, assembly, facts, diagnosis: diagnose(assembly, facts) }
}
