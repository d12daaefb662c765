import { describe, expect, test, vi } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { redactedAgain, verdicts } from '../../support/redaction-law.ts'
import type { RuleCase } from '../../support/test-rule.ts'

/** Every table of cases of every rule, collected by loading the rules' own tests with a listener in place of the runner. */
const cases = await vi.hoisted(async () => {
  return [] as { readonly name: string; readonly trace: readonly (HttpExchange | readonly HttpExchange[])[] }[]
})

vi.mock('../../support/test-rule.ts', () => ({
  testRule(rule: { readonly id: string }, tables: Readonly<Record<string, readonly RuleCase[]>>) {
    for (const [outcome, table] of Object.entries(tables)) {
      for (const { name, trace } of table) cases.push({ name: `${rule.id} ${outcome}: ${name}`, trace })
    }
  },
}))

const files = import.meta.glob('../rules/*/*.test.ts')
for (const load of Object.values(files)) await load()

describe('diagnose(redact(trace)) = diagnose(trace), on the cases of every rule', () => {
  test('there are cases', () => {
    expect(cases.length).toBeGreaterThan(100)
  })

  test.each(cases)('$name', async ({ trace: parts }) => {
    const exchanges = parts.flat().sort((a, b) => a.startedAt - b.startedAt)
    const before = await inspect({ exchanges })
    for (const hosts of ['keep', 'number'] as const) {
      expect(verdicts(await redactedAgain(before, { hosts }))).toEqual(verdicts(before))
    }
    expect(exportSafe(before, { hosts: 'keep' }).leaks).toEqual([])
  })
})
