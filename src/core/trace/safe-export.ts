import type { Facts } from '../model/facts.ts'
import type { Assembly } from '../model/flow.ts'
import type { Trace } from '../model/trace.ts'
import { capturedSecrets } from '../redact/captured-secrets.ts'
import { findLeaks, type Leak } from '../redact/gate.ts'
import { type Redaction, type RedactOptions, redact } from '../redact/redact.ts'
import { exportHar } from './har-export.ts'
import { serializeTrace } from './trace-file.ts'

/** A trace with what was read from it; an `Inspection` is one. */
export interface Inspected {
  readonly trace: Trace
  readonly facts: Facts
  readonly assembly: Assembly
}

/** What leaves, ready to be written, and what the preview shows of it. */
export interface SafeExport {
  readonly file: string
  readonly redaction: Redaction
  /** Not empty: the file must not be written. */
  readonly leaks: readonly Leak[]
}

export type SafeFormat = 'trace' | 'har'

/** The safe file of an inspected trace: projected, written, then searched for everything that must not be in it. */
export function exportSafe(
  { trace, facts, assembly }: Inspected,
  options: RedactOptions,
  format: SafeFormat = 'trace',
): SafeExport {
  const redaction = redactInspected({ trace, facts, assembly }, options)
  const replaced = redaction.replacements.length
  const file =
    format === 'har'
      ? exportHar(redaction.trace)
      : serializeTrace(redaction.trace, { hosts: options.hosts === 'keep' ? 'kept' : 'numbered', replaced })
  return { file, redaction, leaks: checkFile(file, trace, redaction) }
}

export function redactInspected({ trace, facts, assembly }: Inspected, options: RedactOptions): Redaction {
  return redact(trace, { facts, messages: messagesOf(assembly) }, options)
}

/** Any text that is about to leave (a report, a summary), checked in the same way. */
export function checkFile(
  file: string,
  trace: Trace,
  { secrets, minted, kept, chosen }: Pick<Redaction, 'secrets' | 'minted' | 'kept' | 'chosen'>,
): readonly Leak[] {
  const sought = [...secrets, ...capturedSecrets(trace)].filter((value) => !isKept(value, kept))
  return findLeaks(file, { secrets: new Set(sought), minted, kept, chosen })
}

/** A host, a path or a list made of what is kept on purpose, where a secret may stand as well (as `hd`, as an audience). */
function isKept(value: string, kept: ReadonlySet<string>): boolean {
  if (kept.has(value)) return true
  const [, host = ''] = /^(?:https?:\/\/)?([^/:]+)(?::\d+)?\/?$/i.exec(value) ?? []
  if (kept.has(host.toLowerCase())) return true
  const path = value.split('/')
  if (path.length > 1 && path.every((segment) => segment === '' || kept.has(segment))) return true
  const list = value.split(',')
  return list.length > 1 && list.every((scope) => /^[a-z]+(?::[a-z]+)+$/.test(scope))
}

function messagesOf({ flows, unassigned }: Assembly) {
  return [...flows.flatMap(({ messages }) => messages), ...unassigned]
}

/** One sentence for a blocked export. */
export function leakSentence(leaks: readonly Leak[]): string {
  const [first] = leaks
  if (!first) return ''
  const more = leaks.length > 1 ? ` (and ${leaks.length - 1} more)` : ''
  return `Nothing was written: the file would have held a ${first.what} in ${first.field}${more}. Please report this.`
}
