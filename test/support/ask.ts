import { computeFacts } from '../../src/core/facts/compute-facts.ts'
import { assemble } from '../../src/core/flow/assemble.ts'
import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import { recognizeMessages } from '../../src/core/protocol/recognize.ts'
import { diagnose } from '../../src/core/rules/diagnose.ts'
import type { Diagnosis } from '../../src/core/rules/diagnosis.ts'
import { defineRule, type Noun, type Nouns, type Rule, type RuleContext } from '../../src/core/rules/rule.ts'
import { trace } from './traces.ts'

type Part = HttpExchange | readonly HttpExchange[]

/** What these rules, and no others, make of a trace. */
export async function judgedBy(rules: readonly Rule[], ...parts: readonly Part[]): Promise<Diagnosis> {
  const { exchanges } = trace(...parts)
  const messages = recognizeMessages(exchanges)
  return diagnose(assemble(exchanges, messages), await computeFacts(messages), rules)
}

/** What a check of that noun would see: the answers of `look` for each subject in the trace. */
export async function ask<N extends Noun, T>(
  noun: N,
  look: (subject: Nouns[N], context: RuleContext) => T,
  ...parts: readonly Part[]
): Promise<readonly T[]> {
  const answers: T[] = []
  const rule = defineRule({
    id: 'test-ask',
    title: 'A rule that only looks',
    severity: 'info',
    certainty: 'provable',
    owner: 'client',
    specs: ['RFC6749-5.1'],
    requires: [noun],
    why: '',
    fix: '',
    messages: { none: '' },
    check(input, context) {
      answers.push(look((input as unknown as Nouns)[noun], context))
      return undefined
    },
  })
  await judgedBy([rule], ...parts)
  return answers
}
