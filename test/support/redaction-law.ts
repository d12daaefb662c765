import { type Inspection, inspect } from '../../src/core/inspect.ts'
import type { Trace } from '../../src/core/model/trace.ts'
import { type Redaction, type RedactOptions, redact } from '../../src/core/redact/redact.ts'
import { importTraceFile, serializeTrace } from '../../src/core/trace/trace-file.ts'

export interface Redacted {
  readonly before: Inspection
  readonly redaction: Redaction
  /** Inspected after a round trip through the file format. */
  readonly after: Inspection
}

export async function redacted(trace: Trace, options: RedactOptions = { hosts: 'keep' }): Promise<Redacted> {
  const before = await inspect(trace)
  const redaction = redact(trace, { facts: before.facts, messages: messagesOf(before) }, options)
  return { before, redaction, after: await readAgain(redaction) }
}

/** The inspection of what `before` becomes when it is redacted, written to a file and read again. */
export function redactedAgain(before: Inspection, options: RedactOptions): Promise<Inspection> {
  return readAgain(redact(before.trace, { facts: before.facts, messages: messagesOf(before) }, options))
}

async function readAgain({ trace }: Redaction): Promise<Inspection> {
  const imported = importTraceFile(serializeTrace(trace))
  if ('problem' in imported) throw new Error(imported.problem)
  return inspect(imported.trace)
}

export function messagesOf({ assembly }: Inspection) {
  return [...assembly.flows.flatMap(({ messages }) => messages), ...assembly.unassigned]
}

/** What the law compares: everything a reader acts on, without the values. */
export function verdicts({ trace, diagnosis }: Inspection) {
  const place = new Map(trace.exchanges.map(({ id }, at) => [id, at]))
  return {
    crashes: diagnosis.crashes.map(({ rule }) => rule),
    flows: diagnosis.flows.map(({ flow, cause, findings, outcomes, notSeen }) => ({
      kind: flow.kind,
      status: flow.status,
      steps: flow.steps.map(({ message, exchange, status, failed }) => [message, place.get(exchange), status, failed]),
      cause: cause?.rule,
      findings: findings.map(({ rule, severity, messageKey, owner, consequenceOf, evidence }) => ({
        rule,
        severity,
        messageKey,
        owner,
        consequenceOf,
        evidence: evidence.map((each) => [place.get(each.exchange), each.place, each.parameter]),
      })),
      outcomes: outcomes.map((each) => [each.rule, each.outcome]),
      notSeen,
    })),
  }
}
