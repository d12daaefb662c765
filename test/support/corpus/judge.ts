import { readFileSync } from 'node:fs'
import { inspect } from '../../../src/core/inspect.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { toReport } from '../../../src/core/trace/to-report.ts'
import type { CorpusEntry } from '../../fixtures/build/files.ts'

const folder = new URL('../../fixtures/traces/', import.meta.url)

export interface Judged {
  readonly entry: CorpusEntry
  readonly flows: readonly JudgedFlow[]
  readonly crashes: readonly string[]
}

export interface JudgedFlow {
  readonly kind: string
  readonly status: string
  readonly cause: string | null
  /** Severity and rule, as shown. */
  readonly findings: readonly string[]
}

export function corpus(): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'))
}

/** One file as a user opens it: read, assembled, diagnosed. */
export async function judge(entry: CorpusEntry): Promise<Judged> {
  const imported = importTrace(readFileSync(new URL(entry.file, folder), 'utf8'))
  if ('problem' in imported) throw new Error(`${entry.file}: ${imported.problem}`)
  const { diagnosis } = await inspect(imported.trace)
  const report = toReport(diagnosis, imported.trace)
  return {
    entry,
    flows: report.flows.map(({ kind, status, cause, findings }) => ({
      kind,
      status,
      cause: cause?.rule ?? null,
      findings: findings.map(({ severity, rule }) => `${severity} ${rule}`),
    })),
    crashes: diagnosis.crashes.map(({ rule, error }) => `${rule}: ${error}`),
  }
}

export function isHealthy({ entry }: Judged): boolean {
  return entry.expected.cause === null
}

/** No cause, no warning, no error: in no flow. */
export function isClean({ flows }: Judged): boolean {
  return flows.every(({ cause, findings }) => cause === null && findings.every((each) => each.startsWith('info ')))
}

/** One flow, the failed one, has the expected cause and no other flow has another one. */
export function namesCause({ entry, flows }: Judged): boolean {
  const causes = new Set(flows.flatMap(({ cause }) => cause ?? []))
  return causes.size === 1 && entry.expected.cause !== null && causes.has(entry.expected.cause)
}

/** The status of the flow with the cause, else of the first login, else of the first flow. */
export function hasStatus({ entry, flows }: Judged): boolean {
  const main = flows.find(({ cause }) => cause) ?? flows.find(({ kind }) => kind === 'authorizationCode') ?? flows[0]
  return main?.status === entry.expected.status
}

export function scoreLine(judged: readonly Judged[]): string {
  const healthy = judged.filter(isHealthy)
  const failing = judged.filter((each) => !isHealthy(each))
  const share = (all: readonly Judged[], test: (one: Judged) => boolean) => `${all.filter(test).length}/${all.length}`
  return `cause named ${share(failing, namesCause)}, healthy clean ${share(healthy, isClean)}`
}
