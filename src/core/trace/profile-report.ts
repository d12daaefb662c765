import { inOneSentence, type JudgedRequirement, type Judgement, type ProfileReport } from '../profiles/profile.ts'
import { resolveSpec } from '../protocol/specs.ts'
import type { FlowProfileReport } from './report.ts'

/** How a flow stands by a profile, as other programs get it. */
export function toProfileReport(report: ProfileReport): FlowProfileReport {
  const { profile, name, met, unmet, cannotTell, total, requirements } = report
  return {
    id: profile,
    name,
    sentence: inOneSentence(report),
    met,
    unmet,
    cannotTell,
    total,
    requirements: requirements.map(({ requirement: { text, spec }, judgement, findings, reasons }) => ({
      text,
      spec: { tag: spec, url: resolveSpec(spec).url },
      judgement,
      rules: [...new Set(findings.map(({ rule }) => rule))],
      reasons,
    })),
  }
}

/** The sentence, then what is open; what is met or does not apply is counted, not listed. */
export function profileLines(report: ProfileReport): readonly string[] {
  return [inOneSentence(report), ...openRequirements(report).map((each) => `${words[each.judgement]}: ${textOf(each)}`)]
}

/** The same for a ticket; `inline` makes text of whatever could be markup. */
export function profileMarkdown(report: ProfileReport, inline: (text: string) => string): readonly string[] {
  return [
    '### Profile',
    inline(inOneSentence(report)),
    ...openRequirements(report).map((each) => `- **${words[each.judgement]}:** ${inline(textOf(each))}`),
  ]
}

const words: Readonly<Record<Judgement, string>> = {
  met: 'met',
  unmet: 'not met',
  cannotTell: 'cannot be told',
  notApplicable: 'not applicable',
}

function openRequirements({ requirements }: ProfileReport): readonly JudgedRequirement[] {
  const having = (wanted: Judgement) => requirements.filter(({ judgement }) => judgement === wanted)
  return [...having('unmet'), ...having('cannotTell')]
}

function textOf({ requirement: { text, spec }, judgement, findings, reasons }: JudgedRequirement): string {
  const why = judgement === 'unmet' ? findings.map(({ message, rule }) => `${message} [${rule}]`) : reasons
  return `${text} (${spec}) ${why.join(' ')}`
}
