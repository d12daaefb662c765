import { describe, expect, test } from 'vitest'
import { computeFacts } from '../../src/core/facts/compute-facts.ts'
import { assemble } from '../../src/core/flow/assemble.ts'
import type { Finding, Outcome, Severity } from '../../src/core/model/finding.ts'
import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import type { Trace } from '../../src/core/model/trace.ts'
import { recognizeMessages } from '../../src/core/protocol/recognize.ts'
import { diagnose } from '../../src/core/rules/diagnose.ts'
import type { Rule } from '../../src/core/rules/rule.ts'

type Part = HttpExchange | readonly HttpExchange[]

export interface RuleCase {
  /** A sentence: `test` reads "failed: the returned state is another one". */
  readonly name: string
  readonly trace: readonly Part[]
}

export interface FailedCase extends RuleCase {
  readonly message: string
  readonly severity?: Severity
  /** Parameter names that the evidence must point at, in order. */
  readonly evidence?: readonly (string | undefined)[]
}

export interface CantTellCase extends RuleCase {
  readonly reason?: RegExp
}

export interface RuleCases {
  readonly failed: readonly FailedCase[]
  readonly passed: readonly RuleCase[]
  readonly inapplicable: readonly RuleCase[]
  readonly cantTell?: readonly CantTellCase[]
}

/**
 * A rule's table of cases, each through the whole pipeline: exchanges, messages, flows, facts, this rule.
 * All that a person would read of a case is kept as a snapshot beside the table, so a changed word or place is seen.
 */
export function testRule(rule: Rule, cases: RuleCases) {
  describe(rule.id, () => {
    for (const each of cases.failed) {
      test(`failed: ${each.name}`, async () => {
        const outcomes = await outcomesOf(rule, each.trace)
        const failed = findingsOf(outcomes)
        expect(failed.map((finding) => finding.messageKey)).toContain(each.message)
        const finding = failed.find((one) => one.messageKey === each.message)
        expect(finding?.severity).toBe(each.severity ?? rule.severity)
        expect(finding?.evidence.length).toBeGreaterThan(0)
        expect(unfilled(rule, finding)).toEqual([])
        expect(shown(outcomes, each.trace)).toMatchSnapshot()
        if (each.evidence) expect(finding?.evidence.map((one) => one.parameter)).toEqual(each.evidence)
      })
    }
    for (const each of cases.passed) {
      test(`passed: ${each.name}`, async () => {
        const outcomes = await outcomesOf(rule, each.trace)
        expect(findingsOf(outcomes)).toEqual([])
        expect(outcomes.map((one) => one.outcome)).toContain('passed')
      })
    }
    for (const each of cases.inapplicable) {
      test(`inapplicable: ${each.name}`, async () => {
        const outcomes = await outcomesOf(rule, each.trace)
        expect(outcomes.filter((one) => one.outcome !== 'inapplicable')).toEqual([])
      })
    }
    for (const each of cases.cantTell ?? []) {
      test(`cantTell: ${each.name}`, async () => {
        const outcomes = await outcomesOf(rule, each.trace)
        expect(findingsOf(outcomes)).toEqual([])
        const reasons = outcomes.flatMap((one) => (one.outcome === 'cantTell' ? [one.reason] : []))
        expect(reasons.length).toBeGreaterThan(0)
        if (each.reason) expect(reasons.join('\n')).toMatch(each.reason)
        expect(shown(outcomes, each.trace)).toMatchSnapshot()
      })
    }
  })
}

async function outcomesOf(rule: Rule, parts: readonly Part[]): Promise<readonly Outcome[]> {
  const given: Trace = { exchanges: inOrder(parts) }
  const messages = recognizeMessages(given.exchanges)
  const assembly = assemble(given.exchanges, messages)
  const facts = await computeFacts(messages)
  const diagnosis = diagnose(assembly, facts, [rule])
  expect(diagnosis.crashes).toEqual([])
  return diagnosis.flows.flatMap((flow) => flow.outcomes)
}

function inOrder(parts: readonly Part[]): readonly HttpExchange[] {
  return parts.flat().sort((a, b) => a.startedAt - b.startedAt)
}

function findingsOf(outcomes: readonly Outcome[]): readonly Finding[] {
  return outcomes.flatMap((one) => (one.outcome === 'failed' ? [one.finding] : []))
}

/** What a person reads of each outcome, with exchanges numbered as they come. */
function shown(outcomes: readonly Outcome[], parts: readonly Part[]): readonly unknown[] {
  const ids = inOrder(parts).map(({ id }) => id)
  return outcomes.map((one) => {
    if (one.outcome === 'cantTell') return `cantTell: ${one.reason}`
    if (one.outcome !== 'failed') return one.outcome
    const { messageKey, severity, owner, message, fix, comparison, evidence } = one.finding
    return {
      failed: `${messageKey}, ${severity}, ${owner}`,
      message,
      fix,
      ...(comparison && { compared: Object.values(comparison).join(' | ') }),
      evidence: evidence.map(({ exchange, place, parameter, note }) =>
        [`${ids.indexOf(exchange) + 1}`, place, parameter, note && `(${note})`].filter(Boolean).join(' '),
      ),
    }
  })
}

/** Placeholders of the rule's texts that are still there. */
function unfilled(rule: Rule, finding: Finding | undefined): readonly string[] {
  const texts = [rule.messages[finding?.messageKey ?? ''] ?? '', rule.why, rule.fix].join(' ')
  const shown = `${finding?.message} ${finding?.why} ${finding?.fix}`
  return (texts.match(/\{\w+\}/g) ?? []).filter((placeholder) => shown.includes(placeholder))
}
