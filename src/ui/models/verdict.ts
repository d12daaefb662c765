import { ownerNames } from '../../core/explain/owners.ts'
import { decisiveStep, verdictSentence } from '../../core/explain/verdict-sentence.ts'
import type { Comparison, Evidence, Finding, SpecReference } from '../../core/model/finding.ts'
import type { Flow } from '../../core/model/flow.ts'
import type { NotSeen } from '../../core/model/trace.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import { rules } from '../../core/rules/index.ts'
import { type FlowTone, toneOf } from './tone.ts'

export interface Verdict {
  readonly tone: FlowTone
  readonly sentence: string
  /** Where it was decided. */
  readonly step?: number
  readonly cause?: FindingView
  /** Findings that the cause explains. */
  readonly consequences: readonly FindingView[]
  readonly notChecked: readonly NotSeen[]
  /** No check failed, not even in passing. */
  readonly spotless: boolean
}

/** A finding as it is shown: texts, and places to jump to. */
export interface FindingView {
  readonly key: string
  readonly finding: Finding
  readonly owner: string
  readonly evidence: readonly EvidenceLink[]
  readonly specs: readonly SpecReference[]
  readonly comparison?: Comparison
}

export interface EvidenceLink {
  readonly label: string
  /** undefined: the exchange is not a step of this flow (a hop between); then nothing can be selected. */
  readonly step?: number
  readonly evidence: Evidence
}

export function toVerdict(diagnosis: FlowDiagnosis): Verdict {
  const { flow, cause, findings } = diagnosis
  const step = decisiveStep(diagnosis)
  return {
    tone: toneOf(diagnosis),
    sentence: verdictSentence(diagnosis),
    ...(step && { step: step.number }),
    ...(cause && { cause: toFindingView(cause, flow) }),
    consequences: findings
      .filter((each) => each !== cause && each.consequenceOf !== undefined)
      .map((each) => toFindingView(each, flow)),
    notChecked: notChecked(diagnosis),
    spotless: findings.length === 0,
  }
}

/** Findings that are neither the cause nor explained by it. */
export function otherFindings({ flow, cause, findings }: FlowDiagnosis): readonly FindingView[] {
  return findings
    .filter((each) => each !== cause && each.rule !== cause?.rule && each.consequenceOf === undefined)
    .map((each) => toFindingView(each, flow))
}

export function toFindingView(finding: Finding, flow: Flow): FindingView {
  const places = finding.evidence.map((each) => `${each.exchange} ${each.place} ${each.parameter}`).join(' ')
  return {
    key: `${finding.rule} ${finding.messageKey} ${places}`,
    finding,
    owner: ownerNames[finding.owner],
    evidence: finding.evidence.map((each) => toLink(each, flow)),
    specs: finding.specs,
    ...(finding.comparison && { comparison: finding.comparison }),
  }
}

function toLink(evidence: Evidence, flow: Flow): EvidenceLink {
  const step = flow.steps.find((each) => each.exchange === evidence.exchange)
  const where = step ? `#${step.number}` : 'another request'
  const what = evidence.parameter ?? placeNames[evidence.place]
  const note = evidence.note ? `: ${evidence.note}` : ''
  return { label: `${what} in ${where}${note}`, evidence, ...(step && { step: step.number }) }
}

const placeNames: Readonly<Record<Evidence['place'], string>> = {
  url: 'address',
  query: 'query',
  fragment: 'fragment',
  requestHeader: 'request headers',
  requestBody: 'request body',
  status: 'status',
  responseHeader: 'response headers',
  responseBody: 'response body',
  claim: 'claim',
  joseHeader: 'token header',
  documentText: 'text of the page',
  networkError: 'network error',
  timing: 'time',
}

/** What was not seen, and what could therefore not be checked: each reason once. */
function notChecked({ notSeen, outcomes }: FlowDiagnosis): readonly NotSeen[] {
  const byReason = new Map<string, Set<string>>()
  for (const outcome of outcomes) {
    if (outcome.outcome !== 'cantTell') continue
    const titles = byReason.get(outcome.reason) ?? new Set()
    byReason.set(outcome.reason, titles.add(ruleTitles.get(outcome.rule) ?? outcome.rule))
  }
  const checks = [...byReason].map(([why, titles]) => ({ what: [...titles].map(asQuestion).join(' '), why }))
  return [...notSeen, ...checks]
}

/** A rule's title names the state that is wrong; what could not be checked is whether it is so. */
function asQuestion(title: string) {
  return `${title}?`
}

const ruleTitles: ReadonlyMap<string, string> = new Map(rules.map(({ id, title }) => [id, title]))
