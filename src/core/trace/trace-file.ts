import type { Facts } from '../model/facts.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { NotSeen, Trace } from '../model/trace.ts'
import type { Imported } from './har.ts'
import { isObject, member, parseJson } from './read-json.ts'
import { readNotSeen } from './read-not-seen.ts'
import { readExchanges } from './trace-file-exchanges.ts'
import { readFacts } from './trace-file-facts.ts'

/** Name of the format inside the file; the extension of the file is `.oauth-xray.json`. See docs/trace-format.md. */
export const traceFormat = 'oauth-xray-trace'
/** Grows by one when a reader of the version before could misread a file. */
export const traceVersion = 1

export interface TraceFile {
  readonly format: typeof traceFormat
  readonly version: typeof traceVersion
  /** How it was made safe to hand over; absent: it was not (only inside an encrypted file). */
  readonly redacted?: { readonly hosts: 'kept' | 'numbered'; readonly replaced: number }
  readonly exchanges: readonly HttpExchange[]
  readonly facts?: Facts
  readonly capturedAt?: number
  readonly dropped?: number
  readonly notSeen?: readonly NotSeen[]
}

export function isTraceFile(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"oauth-xray-trace"/.test(head)
}

/** The file of a trace as it is, secrets included: for encryption, or for a trace that was redacted before. */
export function serializeTrace(trace: Trace, redacted?: TraceFile['redacted']): string {
  const file: TraceFile = { format: traceFormat, version: traceVersion, ...(redacted && { redacted }), ...trace }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** Reads a trace file of this or an older version; says what it did not understand and so left out. */
export function importTraceFile(text: string): Imported {
  const document = parseJson(text.replace(/^\uFEFF/, ''))
  if (!isObject(document)) return { problem: 'This trace file is cut off or damaged: it is not valid JSON.' }
  const version = member(document, 'version')
  if (!Number.isInteger(version) || Number(version) < 1) return { problem: 'This trace file names no version.' }
  if (Number(version) > traceVersion) {
    return {
      problem: `This trace file has version ${version}; this OAuth X-ray reads up to ${traceVersion}: please update.`,
    }
  }
  if (!Array.isArray(member(document, 'exchanges'))) return { problem: 'This trace file has no exchanges.' }
  return readVersion1(document)
}

const known: ReadonlySet<string> = new Set([
  'format',
  'version',
  'redacted',
  'exchanges',
  'facts',
  'capturedAt',
  'dropped',
  'notSeen',
])

function readVersion1(document: Readonly<Record<string, unknown>>): Imported {
  const { exchanges, left } = readExchanges(document.exchanges)
  const facts = readFacts(document.facts)
  const { capturedAt, dropped } = document
  const unknown = [...Object.keys(document).filter((name) => !known.has(name)), ...left]
  const notSeen = [...readNotSeen(document.notSeen), ...leftOut(unknown)]
  return {
    trace: {
      exchanges,
      ...(facts && { facts }),
      ...(typeof capturedAt === 'number' && { capturedAt }),
      ...(typeof dropped === 'number' && { dropped }),
      ...(notSeen.length > 0 && { notSeen }),
    },
  }
}

/** Nothing is lost without saying so. */
function leftOut(names: readonly string[]): readonly NotSeen[] {
  if (names.length === 0) return []
  const shown = [...new Set(names)].slice(0, 8).join(', ')
  return [{ what: `Parts of the file: ${shown}`, why: 'this version does not know them' }]
}
