import { isHearsay } from '../exchange/hearsay.ts'
import type { DecodedToken, JsonObject, ValueShape } from '../model/facts.ts'
import type { Finding, Outcome } from '../model/finding.ts'
import type { Absence, HttpExchange } from '../model/http-exchange.ts'
import { resolveSpec } from '../protocol/specs.ts'
import type { Provider } from '../providers/provider.ts'
import { shapeOf } from '../token/shape.ts'
import { absenceReasons } from './not-seen.ts'
import { companionOf, exchangeOf, type NounSource, type Subject, subjectsOf } from './nouns.ts'
import type { Failure, Noun, Requirement, Rule, RuleContext, Verdict } from './rule.ts'

/** What a flow's rules share. */
export interface Setting extends NounSource {
  readonly metadata?: JsonObject
  readonly provider: Provider
}

/** An outcome and the exchange of the subject it was about; `undefined` for the flow as a whole. */
export interface Answer {
  readonly outcome: Outcome
  readonly subject?: string
  /** What the failure said of itself. */
  readonly partOfWider?: true
  readonly onlyOdd?: true
}

/** Runs one rule on each of its subjects in one flow. Throws what the rule throws. */
export function runRule(rule: Rule, setting: Setting): readonly Answer[] {
  const required = rule.requires.map(parseRequirement)
  const last = required.at(-1)
  if (!last) return []
  const subjects = subjectsOf(last.noun, setting)
  if (subjects.length === 0) return [{ outcome: { rule: rule.id, outcome: 'inapplicable' } }]
  const context = contextOf(setting)
  return subjects.flatMap((subject) => runOn(rule, required, subject, setting, context))
}

interface ParsedRequirement {
  readonly noun: Noun
  readonly part?: 'body' | 'headers'
}

function parseRequirement(requirement: Requirement): ParsedRequirement {
  const [noun, part] = requirement.split('.') as [Noun, 'body' | 'headers' | undefined]
  return part ? { noun, part } : { noun }
}

function runOn(
  rule: Rule,
  required: readonly ParsedRequirement[],
  subject: Subject,
  setting: Setting,
  context: RuleContext,
): readonly Answer[] {
  const of = exchangeOf(subject)
  const answer = (outcome: Outcome): Answer => ({ outcome, ...(of !== undefined && { subject: of }) })
  const input: Record<string, Subject> = {}
  for (const { noun, part } of required) {
    const bound = noun === required.at(-1)?.noun ? subject : companionOf(noun, subject, setting)
    if (!bound) return [answer({ rule: rule.id, outcome: 'inapplicable' })]
    const missing = part === undefined ? undefined : missingPart(bound, part)
    if (missing) return [answer({ rule: rule.id, outcome: 'cantTell', reason: reasonOf(missing, part) })]
    input[noun] = bound
  }
  const verdict = rule.check(input as never, context)
  if (verdict === undefined && onlyThePageSaidSo(Object.values(input), setting)) {
    return [answer({ rule: rule.id, outcome: 'cantTell', reason: 'only the page itself reported this exchange' })]
  }
  const failures = failuresIn(verdict)
  return toOutcomes(rule, verdict).map((outcome, index) => ({
    ...answer(outcome),
    ...(failures[index]?.partOfWider && { partOfWider: true }),
    ...(failures[index]?.onlyOdd && { onlyOdd: true }),
  }))
}

function missingPart(subject: Subject, part: 'body' | 'headers'): Absence | undefined {
  return 'missing' in subject ? subject.missing?.[part] : undefined
}

function reasonOf(absence: Absence, part: string | undefined) {
  return `the ${part === 'headers' ? 'header fields were' : 'body was'} not captured: ${absenceReasons[absence]}`
}

/** Data that a page alone reported never makes a pass verdict: a hostile page could have made it up. */
function onlyThePageSaidSo(bound: readonly Subject[], setting: Setting) {
  return bound.some((each) => {
    const exchange = setting.exchanges.get(exchangeOf(each) ?? '')
    return exchange !== undefined && isHearsay(exchange)
  })
}

function toOutcomes(rule: Rule, verdict: Verdict<string>): readonly Outcome[] {
  if (verdict === undefined) return [{ rule: rule.id, outcome: 'passed' }]
  if ('cantTell' in verdict) return [{ rule: rule.id, outcome: 'cantTell', reason: verdict.cantTell }]
  if ('inapplicable' in verdict) return [{ rule: rule.id, outcome: 'inapplicable' }]
  const failures = failuresIn(verdict)
  if (failures.length === 0) return [{ rule: rule.id, outcome: 'passed' }]
  return failures.map((failure) => ({ rule: rule.id, outcome: 'failed', finding: toFinding(rule, failure) }))
}

function failuresIn(verdict: Verdict<string>): readonly Failure<string>[] {
  if (verdict === undefined || 'cantTell' in verdict || 'inapplicable' in verdict) return []
  return Array.isArray(verdict) ? verdict : [verdict as Failure<string>]
}

function toFinding(rule: Rule, failure: Failure<string>): Finding {
  const message = rule.messages[failure.message]
  if (message === undefined) throw new Error(`${rule.id} has no message "${failure.message}"`)
  return {
    rule: rule.id,
    severity: failure.severity ?? rule.severity,
    title: rule.title,
    message: fill(message, failure.data),
    messageKey: failure.message,
    why: fill(rule.why, failure.data),
    fix: fill(rule.fix, failure.data),
    owner: failure.owner ?? rule.owner,
    specs: rule.specs.map((tag) => ({ tag, url: resolveSpec(tag).url })),
    evidence: failure.evidence,
    ...(failure.comparison && { comparison: failure.comparison }),
  }
}

function fill(text: string, data: Failure<string>['data']) {
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data?.[name]
    return value === undefined ? whole : String(value)
  })
  // A sentence may end with one that had nothing to say.
  return filled.trim()
}

function contextOf(setting: Setting): RuleContext {
  const { flow, flows, facts, exchanges, metadata, provider } = setting
  return {
    flow,
    flows,
    exchanges: [...exchanges.values()],
    facts,
    provider,
    ...(metadata && { metadata }),
    exchange: ({ exchange }) => knownExchange(exchanges, exchange),
    token: (value): DecodedToken => facts.tokens[value] ?? { kind: 'opaque' },
    shape: (value): ValueShape => facts.shapes[value] ?? shapeOf(value),
  }
}

function knownExchange(exchanges: ReadonlyMap<string, HttpExchange>, id: string): HttpExchange {
  const exchange = exchanges.get(id)
  if (!exchange) throw new Error(`no exchange ${id}`)
  return exchange
}
