import { ownerNames } from '../explain/owners.ts'
import { verdictSentence } from '../explain/verdict-sentence.ts'
import type { Finding } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'
import { judge, type Profile } from '../profiles/profile.ts'
import type { Diagnosis, FlowDiagnosis } from '../rules/diagnosis.ts'
import { formatTime } from './format-time.ts'
import { mermaid } from './mermaid.ts'
import { profileMarkdown } from './profile-report.ts'
import { arrowsOf } from './sequence.ts'
import { writeEvidence } from './text-report.ts'

/** The diagnosis as Markdown, for a ticket. */
export function markdownSummary(diagnosis: Diagnosis, notSeen: readonly NotSeen[] = [], profile?: Profile): string {
  if (diagnosis.flows.length === 0) return `No login or other OAuth traffic was recognised.\n${writeNotSeen(notSeen)}`
  return `${diagnosis.flows.map((each) => flowSummary(each, profile)).join('\n\n---\n\n')}\n${writeNotSeen(notSeen)}`
}

/** One flow: verdict, why, fix, steps, findings, what was not seen. */
export function flowSummary(each: FlowDiagnosis, profile?: Profile): string {
  const { flow, cause, findings, outcomes, notSeen } = each
  const others = findings.filter((finding) => finding !== cause)
  return [
    `## ${inline(verdictSentence(each))}`,
    ...(cause ? ['', ...writeCause(cause, flow)] : []),
    '',
    `${formatTime(flow.startedAt)}${flow.issuer ? ` · ${inline(flow.issuer)}` : ''}${flow.client_id ? ` · client ${code(flow.client_id)}` : ''}`,
    '',
    '| step | what | result |',
    '|---|---|---|',
    ...arrowsOf(flow).map(
      ({ label, from, to, failed }) => `| ${inline(label)} | ${from} → ${to} | ${failed ? '✖ failed' : 'ok'} |`,
    ),
    ...(others.length > 0 ? ['', '### Also found', ...others.map((finding) => writeOther(finding, flow))] : []),
    ...(profile ? ['', ...profileMarkdown(judge(profile, outcomes), inline)] : []),
    writeNotSeen(notSeen),
    '<details><summary>Sequence</summary>',
    '',
    '```mermaid',
    mermaid(flow).trimEnd(),
    '```',
    '</details>',
  ].join('\n')
}

function writeCause({ rule, why, fix, owner, specs, evidence, comparison }: Finding, flow: Flow): readonly string[] {
  return [
    `- **Why it matters:** ${inline(why)}`,
    `- **What to do** (${ownerNames[owner]}): ${inline(fix)}`,
    `- **Evidence:** ${evidence.map((each) => inline(writeEvidence(each, flow))).join('; ')}`,
    ...(comparison
      ? [
          `- **${inline(comparison.expectedLabel)}:** ${code(comparison.expected)} · **${inline(comparison.actualLabel)}:** ${code(comparison.actual)}`,
        ]
      : []),
    `- **Rule:** ${code(rule)} · ${specs.map(({ tag, url }) => `[${tag}](${url})`).join(', ')}`,
  ]
}

function writeOther({ severity, rule, message, fix, consequenceOf }: Finding, _flow: Flow): string {
  const tail = consequenceOf ? ` (consequence of ${code(consequenceOf)})` : ` → ${inline(fix)}`
  return `- **${severity}** ${inline(message)}${tail} ${code(rule)}`
}

function writeNotSeen(notSeen: readonly NotSeen[]): string {
  if (notSeen.length === 0) return ''
  return `\nNot seen: ${notSeen.map(({ what, why }) => `${inline(what)} (${inline(why)})`).join('; ')}.\n`
}

/** Traffic must not become markup: nothing of it is a link, an image or HTML. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replaceAll('@', '@\u200b')
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n|]/g, ' ')}\``
}
