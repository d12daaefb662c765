import type { FlowDiagnosis } from '../../core/rules/diagnosis.ts'

/** How a flow is marked: each tone has its own sign and word, not only its colour. */
export type FlowTone = 'failed' | 'warning' | 'healthy' | 'incomplete' | 'ended'

export function toneOf({ flow, findings }: FlowDiagnosis): FlowTone {
  if (flow.endedBy === 'user') return 'ended'
  if (flow.status === 'failed' || findings.some((each) => each.severity === 'error')) return 'failed'
  if (flow.status === 'incomplete') return 'incomplete'
  return findings.some((each) => each.severity === 'warning') ? 'warning' : 'healthy'
}

export const toneSigns: Readonly<Record<FlowTone, { readonly sign: string; readonly word: string }>> = {
  failed: { sign: '✖', word: 'failed' },
  warning: { sign: '▲', word: 'succeeded with warnings' },
  healthy: { sign: '✔', word: 'succeeded' },
  incomplete: { sign: '◌', word: 'not finished' },
  ended: { sign: '◼', word: 'ended by the user' },
}
