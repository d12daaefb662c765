import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import { importTrace } from '../../../src/core/trace/import.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { corpus } from '../../support/corpus/judge.ts'
import { redactedAgain, verdicts } from '../../support/redaction-law.ts'

describe.each(corpus().map(({ file }) => file))('%s', (file) => {
  test('can be handed over, in a trace and in a HAR, with and without host names', async () => {
    const inspection = await inspect(read(file))
    const leaks = (['keep', 'number'] as const).flatMap((hosts) =>
      (['trace', 'har'] as const).flatMap((format) => exportSafe(inspection, { hosts }, format).leaks),
    )
    expect(leaks.map(({ what, field }) => `${what} in ${field}`)).toEqual([])
  })

  test('has the same verdict after redaction', async () => {
    const before = await inspect(read(file))
    expect(verdicts(await redactedAgain(before, { hosts: 'keep' }))).toEqual(verdicts(before))
  })
})

function read(file: string): Trace {
  const imported = importTrace(readFileSync(new URL(`../../fixtures/traces/${file}`, import.meta.url), 'utf8'))
  if ('problem' in imported) throw new Error(imported.problem)
  return imported.trace
}
