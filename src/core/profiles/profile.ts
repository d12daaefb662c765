import type { Finding, Outcome, Severity } from '../model/finding.ts'
import type { SpecTag } from '../protocol/specs.ts'

/** One sentence of a profile's specification and the rules that judge it. */
export interface Requirement {
  /** What the specification demands, in plain words. */
  readonly text: string
  readonly spec: SpecTag
  /** All of them must hold. Ids of rules. */
  readonly rules: readonly string[]
  /** From which severity on a finding counts against it; the default is `warning`. `info` re-grades a hint to a breach. */
  readonly from?: Severity
}

/** A selection of rules under the name of a specification: data only, it never checks anything itself. */
export interface Profile {
  readonly id: string
  readonly name: string
  readonly requirements: readonly Requirement[]
}

export type Judgement = 'met' | 'unmet' | 'cannotTell' | 'notApplicable'

export interface JudgedRequirement {
  readonly requirement: Requirement
  readonly judgement: Judgement
  /** Why it is unmet. */
  readonly findings: readonly Finding[]
  /** Why it cannot be told. */
  readonly reasons: readonly string[]
}

export interface ProfileReport {
  readonly profile: string
  readonly name: string
  readonly met: number
  readonly unmet: number
  readonly cannotTell: number
  /** Requirements that concern this flow: met, unmet and those that cannot be told. */
  readonly total: number
  readonly requirements: readonly JudgedRequirement[]
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

/** Judges what the rules answered about one flow, or several, against a profile. */
export function judge(profile: Profile, outcomes: readonly Outcome[]): ProfileReport {
  const requirements = profile.requirements.map((requirement) => judgeRequirement(requirement, outcomes))
  const count = (judgement: Judgement) => requirements.filter((each) => each.judgement === judgement).length
  const [met, unmet, cannotTell] = [count('met'), count('unmet'), count('cannotTell')]
  return {
    profile: profile.id,
    name: profile.name,
    met,
    unmet,
    cannotTell,
    total: met + unmet + cannotTell,
    requirements,
  }
}

function judgeRequirement(requirement: Requirement, outcomes: readonly Outcome[]): JudgedRequirement {
  const own = outcomes.filter((each) => requirement.rules.includes(each.rule))
  const from = weight[requirement.from ?? 'warning']
  const findings = own.flatMap((each) =>
    each.outcome === 'failed' && weight[each.finding.severity] >= from ? [each.finding] : [],
  )
  const reasons = [...new Set(own.flatMap((each) => (each.outcome === 'cantTell' ? [each.reason] : [])))]
  return { requirement, judgement: judgementOf(own, findings, reasons), findings, reasons }
}

function judgementOf(own: readonly Outcome[], findings: readonly Finding[], reasons: readonly string[]): Judgement {
  if (findings.length > 0) return 'unmet'
  if (reasons.length > 0) return 'cannotTell'
  return own.some((each) => each.outcome === 'passed' || each.outcome === 'failed') ? 'met' : 'notApplicable'
}

/** `12 of 14 requirements met, 2 cannot be told`. */
export function inOneSentence({ name, met, unmet, cannotTell, total }: ProfileReport): string {
  if (total === 0) return `${name}: nothing in this flow can be judged by it.`
  const rest = [...(unmet > 0 ? [`${unmet} not met`] : []), ...(cannotTell > 0 ? [`${cannotTell} cannot be told`] : [])]
  return `${name}: ${[`${met} of ${total} requirements met`, ...rest].join(', ')}.`
}
