import type { Outcome, SpecReference } from '../../core/model/finding.ts'
import type { Flow } from '../../core/model/flow.ts'
import { profileById, profiles } from '../../core/profiles/index.ts'
import { inOneSentence, type JudgedRequirement, type Judgement, judge } from '../../core/profiles/profile.ts'
import { resolveSpec } from '../../core/protocol/specs.ts'
import { type FindingView, toFindingView } from './verdict.ts'

/** How one flow stands by the chosen profile. */
export interface ProfileView {
  readonly id: string
  readonly sentence: string
  /** Open ones first. */
  readonly requirements: readonly RequirementView[]
}

export interface RequirementView {
  readonly text: string
  readonly spec: SpecReference
  readonly judgement: Judgement
  /** Why it is not met. */
  readonly findings: readonly FindingView[]
  /** Why it cannot be told. */
  readonly reasons: readonly string[]
}

export const profileChoices: readonly { readonly id: string; readonly name: string }[] = profiles

export const judgementTexts: Readonly<Record<Judgement, { readonly sign: string; readonly text: string }>> = {
  unmet: { sign: '✖', text: 'not met' },
  cannotTell: { sign: '?', text: 'cannot be told' },
  met: { sign: '✔', text: 'met' },
  notApplicable: { sign: '–', text: 'not applicable' },
}

/** A profile that is not known (a preference of another version) gives way to the default. */
export function toProfileView(id: string, flow: Flow, outcomes: readonly Outcome[]): ProfileView | undefined {
  const profile = profileById(id) ?? profiles[0]
  if (!profile) return undefined
  const report = judge(profile, outcomes)
  const order = Object.keys(judgementTexts)
  return {
    id: profile.id,
    sentence: inOneSentence(report),
    requirements: report.requirements
      .map((each) => toRequirement(each, flow))
      .sort((a, b) => order.indexOf(a.judgement) - order.indexOf(b.judgement)),
  }
}

function toRequirement({ requirement, judgement, findings, reasons }: JudgedRequirement, flow: Flow): RequirementView {
  return {
    text: requirement.text,
    spec: { tag: requirement.spec, url: resolveSpec(requirement.spec).url },
    judgement,
    findings: findings.map((finding) => toFindingView(finding, flow)),
    reasons,
  }
}
