import { readdirSync, readFileSync } from 'node:fs'
import { type Inspection, inspect } from '../src/core/inspect.ts'
import type { HttpExchange } from '../src/core/model/http-exchange.ts'
import { exportHar } from '../src/core/trace/har-export.ts'
import { importTrace } from '../src/core/trace/import.ts'
import { exportSafe, type SafeFormat } from '../src/core/trace/safe-export.ts'
import { canaryTrace, type Wrapping, wrappings } from '../test/support/canaries.ts'

// `npm run bench:leaks`: plants secrets, exports, and counts what can still be read; then what the export still proves.

interface Count {
  readonly planted: number
  readonly survived: readonly string[]
}

const rounds = 4

async function main(): Promise<void> {
  print(
    `What is planted: one secret in every field of every message and header of a login, in ${Object.keys(wrappings).length} wrappings, ${rounds} rounds.`,
  )
  print(
    'Baseline: the same traffic as HAR without Cookie, Set-Cookie and Authorization, as Chrome\'s "sanitized" export.',
  )
  print('A secret counts as survived when its text, or its text after percent or base64 decoding, is in the file.\n')
  print(row('wrapping', 'planted', 'baseline', 'safe trace', 'safe HAR'))
  let failed = false
  const total = { planted: 0, baseline: 0, trace: 0, har: 0 }
  for (const wrapping of Object.keys(wrappings)) {
    const counts = await measure(wrapping)
    print(row(wrapping, counts.planted, counts.baseline, counts.trace, counts.har))
    for (const key of ['planted', 'baseline', 'trace', 'har'] as const) total[key] += counts[key]
  }
  print(row('all', total.planted, total.baseline, total.trace, total.har))
  failed ||= total.trace + total.har > 0
  const kept = await findingsKept()
  print(`\nFindings kept after redaction: ${kept.kept} of ${kept.all}, in ${kept.files} recordings.`)
  failed ||= kept.kept !== kept.all
  print(failed ? '\nFAILED' : '\nNothing survived, and every finding was kept.')
  process.exitCode = failed ? 1 : 0
}

async function measure(wrapping: Wrapping) {
  const sums = { planted: 0, baseline: 0, trace: 0, har: 0 }
  for (let round = 0; round < rounds; round++) {
    const planted = new Map<string, string>()
    const exchanges = canaryTrace(drawFrom(round * 7919 + wrapping.length, planted), wrappings[wrapping])
    const inspection = await inspect({ exchanges })
    sums.planted += planted.size
    sums.baseline += count(exportHar({ exchanges: exchanges.map(sanitizedLikeChrome) }), planted).survived.length
    for (const format of ['trace', 'har'] as const) sums[format] += safely(inspection, format, planted)
  }
  return sums
}

function safely(inspection: Inspection, format: SafeFormat, planted: ReadonlyMap<string, string>): number {
  const { file, leaks } = exportSafe(inspection, { hosts: 'keep' }, format)
  if (leaks.length > 0)
    print(`  the gate would have blocked this file: ${leaks.length} hits, first in ${leaks[0]?.field}`)
  const { survived } = count(file, planted)
  for (const place of survived) print(`  SURVIVED in the safe ${format}: ${place}`)
  return survived.length
}

function drawFrom(seed: number, planted: Map<string, string>): (place: string) => string {
  let state = seed + 1
  return (place) => {
    let text = 'k3'
    while (text.length < 24) {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
      text += (state % 1_679_616).toString(36).padStart(4, '0')
    }
    planted.set(text, place)
    return text
  }
}

function count(file: string, planted: ReadonlyMap<string, string>): Count {
  const readable = [
    file,
    decodePercent(file),
    decodePercent(decodePercent(file)),
    ...decodedRuns(decodePercent(decodePercent(file))),
  ].join('\n')
  return {
    planted: planted.size,
    survived: [...planted].filter(([secret]) => readable.includes(secret)).map(([, place]) => place),
  }
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())
}

/** What base64 and base64url hide, twice (a token in a token). */
function decodedRuns(text: string, depth = 0): readonly string[] {
  if (depth > 2) return []
  return [...text.matchAll(/[\w+/-]{16,}={0,2}/g)].flatMap(([run]) => {
    const inner = Buffer.from(run, 'base64url').toString()
    return [inner, ...decodedRuns(inner, depth + 1)]
  })
}

const removed: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'authorization'])

function sanitizedLikeChrome({ request, response, ...rest }: HttpExchange): HttpExchange {
  const without = <T extends { readonly headers?: readonly { readonly name: string; readonly value: string }[] }>(
    message: T,
  ): T => ({
    ...message,
    ...(message.headers && { headers: message.headers.filter(({ name }) => !removed.has(name)) }),
  })
  return { ...rest, request: without(request), ...(response && { response: without(response) }) }
}

async function findingsKept() {
  const folder = new URL('../test/fixtures/har/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.har'))
  let all = 0
  let kept = 0
  for (const file of files) {
    const imported = importTrace(readFileSync(new URL(file, folder), 'utf8'))
    if ('problem' in imported) throw new Error(`${file}: ${imported.problem}`)
    const before = await inspect(imported.trace)
    const again = importTrace(exportSafe(before, { hosts: 'keep' }).file)
    if ('problem' in again) throw new Error(`${file}: ${again.problem}`)
    const expected = findingsOf(before)
    const found = findingsOf(await inspect(again.trace))
    all += expected.length
    kept += expected.filter((finding, at) => found[at] === finding).length
  }
  return { all, kept, files: files.length }
}

/** Verdict and findings as text, without the values. */
function findingsOf({ diagnosis }: Inspection): readonly string[] {
  return diagnosis.flows.flatMap(({ flow, findings }) => [
    `${flow.kind} ${flow.status}`,
    ...findings.map(({ rule, severity, messageKey, owner, evidence }) =>
      [rule, severity, messageKey, owner, ...evidence.map(({ place, parameter }) => `${place}:${parameter}`)].join(' '),
    ),
  ])
}

function row(first: string, ...cells: readonly (string | number)[]): string {
  return first.padEnd(18) + cells.map((cell) => String(cell).padStart(12)).join('')
}

function print(line: string): void {
  console.log(line)
}

await main()
