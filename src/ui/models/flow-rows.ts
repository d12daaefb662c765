import { flowKindTexts } from '../../core/explain/flow-kinds.ts'
import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'
import { type FlowTone, toneOf } from './tone.ts'

export interface FlowRow {
  readonly type: 'flow'
  readonly id: string
  readonly tone: FlowTone
  readonly title: string
  /** `login.contoso.example · code + PKCE` */
  readonly subtitle: string
  readonly startedAt: number
  readonly findings: number
  /** Member of an opened group. */
  readonly indented?: true
}

/** Healthy refreshes in a row, folded. */
export interface GroupRow {
  readonly type: 'group'
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly startedAt: number
  readonly open: boolean
  readonly members: readonly FlowRow[]
}

export type ListRow = FlowRow | GroupRow

/** The list of flows, newest first, with repeated healthy refreshes of one client as one row. */
export function flowRows(diagnoses: readonly FlowDiagnosis[], openGroups: ReadonlySet<string>): readonly ListRow[] {
  const newestFirst = [...diagnoses].sort((a, b) => b.flow.startedAt - a.flow.startedAt)
  const rows: ListRow[] = []
  for (const run of runsOf(newestFirst)) {
    const [first] = run
    if (!first) continue
    if (run.length < 2) rows.push(toRow(first))
    else rows.push(...toGroup(first, run, openGroups))
  }
  return rows
}

/** Neighbours that belong into one row. */
function runsOf(diagnoses: readonly FlowDiagnosis[]): readonly (readonly FlowDiagnosis[])[] {
  const runs: FlowDiagnosis[][] = []
  for (const diagnosis of diagnoses) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && foldable(last) && foldable(diagnosis) && sameClient(last, diagnosis)) run.push(diagnosis)
    else runs.push([diagnosis])
  }
  return runs
}

function foldable({ flow, findings }: FlowDiagnosis) {
  return flow.kind === 'refresh' && flow.status === 'succeeded' && findings.length === 0
}

function sameClient(a: FlowDiagnosis, b: FlowDiagnosis) {
  return a.flow.client_id === b.flow.client_id && a.flow.server === b.flow.server
}

function toGroup(newest: FlowDiagnosis, run: readonly FlowDiagnosis[], openGroups: ReadonlySet<string>): ListRow[] {
  // The oldest member names the group: a new refresh joins it and must not close it.
  const id = `group ${run.at(-1)?.flow.id}`
  const open = openGroups.has(id)
  const members = run.map((each) => ({ ...toRow(each), indented: true as const }))
  const group: GroupRow = {
    type: 'group',
    id,
    title: `${flowKindTexts[newest.flow.kind].name} (${run.length}×)`,
    subtitle: subtitleOf(newest),
    startedAt: newest.flow.startedAt,
    open,
    members,
  }
  return open ? [group, ...members] : [group]
}

function toRow(diagnosis: FlowDiagnosis): FlowRow {
  return {
    type: 'flow',
    id: diagnosis.flow.id,
    tone: toneOf(diagnosis),
    title: titleOf(diagnosis),
    subtitle: subtitleOf(diagnosis),
    startedAt: diagnosis.flow.startedAt,
    findings: diagnosis.findings.filter((finding) => finding.severity !== 'info').length,
  }
}

function titleOf({ flow }: FlowDiagnosis) {
  const { name } = flowKindTexts[flow.kind]
  if (flow.display === 'popup') return `${name} (popup)`
  if (flow.display === 'frame') return `${name} (iframe)`
  return name
}

function subtitleOf({ flow }: FlowDiagnosis) {
  const how = [flowKindTexts[flow.kind].short]
  if (flow.authorizationRequest?.code_challenge !== undefined) how.push('PKCE')
  if (flow.messages.some((message) => message.type === 'PushedAuthorizationRequest')) how.push('PAR')
  if (flow.messages.some((message) => 'dpop' in message && message.dpop !== undefined)) how.push('DPoP')
  return [hostOf(flow.server ?? flow.issuer), how.join(' + ')].filter(Boolean).join(' · ')
}

export function hostOf(url: string | undefined): string {
  if (url === undefined) return ''
  return URL.canParse(url) ? new URL(url).host : url
}
