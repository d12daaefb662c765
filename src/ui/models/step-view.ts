import { explainAnswer, explainStep } from '../../core/explain/explain-step.ts'
import type { Explanation } from '../../core/explain/explanation.ts'
import { flowKindTexts } from '../../core/explain/flow-kinds.ts'
import { type KeySetAddress, keySetAddresses } from '../../core/facts/jwks-uri.ts'
import type { Inspection } from '../../core/inspect.ts'
import type { Facts } from '../../core/model/facts.ts'
import type { Flow, Step } from '../../core/model/flow.ts'
import type { HttpExchange } from '../../core/model/http-exchange.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import { cutBody } from './cut-body.ts'
import { secretsOf } from './message-values.ts'
import { type ParameterGroup, parameterGroups } from './parameter-rows.ts'
import { type TokenView, tokenViews } from './token-views.ts'
import { type FindingView, toFindingView } from './verdict.ts'

/** Everything that the details of one step show. */
export interface StepView {
  readonly step: Step
  readonly steps: number
  readonly title: string
  readonly explanation: Explanation
  /** What the answer to it is, where that has a text of its own. */
  readonly answer: Explanation | undefined
  /** What kind of flow it is part of, for learners. */
  readonly flowText: string
  /** Findings whose evidence lies here. */
  readonly findings: readonly FindingView[]
  readonly parameters: readonly ParameterGroup[]
  readonly tokens: readonly TokenView[]
  /** Other steps that carry tokens. */
  readonly tokenSteps: readonly { readonly number: number; readonly names: string }[]
  /** Where the servers of this trace publish their keys. */
  readonly keySetAddresses: readonly KeySetAddress[]
  readonly exchange: HttpExchange | undefined
  /** Set when only the beginning of a body was kept. */
  readonly cut: string | undefined
  /** What raw text must mask. */
  readonly secrets: readonly string[]
}

export function toStepView(step: Step, diagnosis: FlowDiagnosis, { assembly, facts }: Inspection): StepView {
  const { flow, findings } = diagnosis
  const exchange = assembly.exchanges.get(step.exchange)
  const explanation = explainStep(step, flow)
  const here = findings.filter((finding) => finding.evidence.some((each) => each.exchange === step.exchange))
  const exchanges = flow.exchanges.flatMap((id) => assembly.exchanges.get(id) ?? [])
  return {
    step,
    steps: flow.steps.length,
    title: explanation.title,
    explanation,
    answer: explainAnswer(step, flow),
    flowText: flowKindTexts[flow.kind].what,
    findings: here.map((finding) => toFindingView(finding, flow)),
    parameters: parameterGroups(step.exchange, { flow, facts, findings }),
    tokens: tokenViews(step.exchange, flow, facts),
    tokenSteps: flow.steps
      .flatMap((each) => tokensAt(each, flow, facts))
      .filter(({ number }) => number !== step.number),
    keySetAddresses: keySetAddresses([...assembly.flows.flatMap(({ messages }) => messages), ...assembly.unassigned]),
    exchange,
    cut: exchange && cutBody(exchange),
    secrets: secretsOf(flow.messages, exchanges),
  }
}

function tokensAt({ number, exchange }: Step, flow: Flow, facts: Facts) {
  const names = tokenViews(exchange, flow, facts).map((token) => token.name)
  return names.length > 0 ? [{ number, names: [...new Set(names)].join(', ') }] : []
}
