import type { Finding } from '../model/finding.ts'
import type { FlowKind, FlowStatus, Step } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'

export interface FlowReport {
  readonly id: string
  readonly kind: FlowKind
  readonly status: FlowStatus
  readonly endedBy?: 'user'
  readonly issuer?: string
  readonly client_id?: string
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number
  readonly steps: readonly Pick<Step, 'number' | 'message' | 'exchange' | 'status'>[]
  /** The root cause, first in the order of phases; null when there is none. */
  readonly cause: Finding | null
  /** All findings, consequences included. */
  readonly findings: readonly Finding[]
  readonly notSeen: readonly NotSeen[]
}

/** What other programs may rely on: the JSON of `oauth-xray diagnose --format json`. */
export interface Report {
  readonly format: 'oauth-xray-report'
  readonly version: 1
  readonly flows: readonly FlowReport[]
  /** Findings that belong to no flow. */
  readonly findings: readonly Finding[]
  readonly notSeen: readonly NotSeen[]
}
