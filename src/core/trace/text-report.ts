import { flowKindTexts } from '../explain/flow-kinds.ts'
import { ownerNames } from '../explain/owners.ts'
import { asContinuation, verdictSentence } from '../explain/verdict-sentence.ts'
import type { Evidence, Finding } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'
import { judge, type Profile } from '../profiles/profile.ts'
import type { Diagnosis, FlowDiagnosis } from '../rules/diagnosis.ts'
import { formatTime } from './format-time.ts'
import { profileLines } from './profile-report.ts'

/** The diagnosis for a terminal: verdict first, then why, what to do and where it shows. */
export function textReport(diagnosis: Diagnosis, notSeen: readonly NotSeen[] = [], profile?: Profile): string {
  const flows = diagnosis.flows.map((each) => writeFlow(each, profile))
  const none = diagnosis.flows.length === 0 ? ['No login or other OAuth traffic was recognised in this file.'] : []
  const crashes = diagnosis.crashes.map(({ rule }) => `  not judged: rule ${rule} stopped with an error of its own`)
  return `${[...none, ...flows, ...notSeen.map(writeNotSeen), ...crashes].join('\n\n')}\n`
}

const marks: Readonly<Record<Flow['status'], string>> = { succeeded: '✔', failed: '✖', incomplete: '…' }

function writeFlow(each: FlowDiagnosis, profile: Profile | undefined): string {
  const { flow, findings, outcomes, notSeen } = each
  const where = [
    flowKindTexts[flow.kind].name,
    flow.issuer ?? flow.server,
    flow.client_id && `client ${flow.client_id}`,
  ]
  return [
    `${flow.endedBy === 'user' ? '–' : marks[flow.status]} ${verdictSentence(each)}`,
    `  ${where.filter(Boolean).join(' · ')} · ${formatTime(flow.startedAt)}`,
    ...findings.flatMap((finding) => writeFinding(finding, flow)),
    ...notSeen.map(writeNotSeen),
    ...(profile ? ['', ...writeProfile(profile, outcomes)] : []),
  ].join('\n')
}

function writeFinding(finding: Finding, flow: Flow): readonly string[] {
  const { severity, rule, message, why, fix, owner, specs, consequenceOf, evidence } = finding
  return [
    '',
    `  ${severity}: ${message} [${rule}]`,
    ...(consequenceOf
      ? [`    Consequence of ${consequenceOf}`]
      : [`    Why: ${why}`, `    Fix (${ownerNames[owner]}): ${fix}`]),
    `    Where: ${evidence.map((each) => writeEvidence(each, flow)).join('; ')}`,
    `    Spec: ${specs.map(({ tag }) => tag).join(', ')}`,
  ]
}

/** `step 4, token request: code in the body`. */
export function writeEvidence({ exchange, place, parameter, note }: Evidence, flow: Flow): string {
  const step = flow.steps.find((each) => each.exchange === exchange)
  const at = step ? `step ${step.number}` : `exchange ${exchange}`
  const what = parameter === undefined ? placeNames[place] : `${parameter} (${placeNames[place]})`
  return `${at}, ${what}${note ? ` — ${asContinuation(note)}` : ''}`
}

const placeNames: Readonly<Record<Evidence['place'], string>> = {
  url: 'address',
  query: 'query',
  fragment: 'fragment',
  requestHeader: 'request header',
  requestBody: 'request body',
  status: 'status',
  responseHeader: 'response header',
  responseBody: 'response body',
  claim: 'claim',
  joseHeader: 'token header',
  documentText: 'page text',
  networkError: 'network error',
  timing: 'timing',
}

function writeProfile(profile: Profile, outcomes: FlowDiagnosis['outcomes']): readonly string[] {
  const [sentence = '', ...open] = profileLines(judge(profile, outcomes))
  return [`  ${sentence}`, ...open.map((line) => `    ${line}`)]
}

function writeNotSeen({ what, why }: NotSeen): string {
  return `  not seen: ${what}: ${why}`
}
