import type { Finding, SpecReference } from '../model/finding.ts'
import type { FlowKind, FlowStatus, Step } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'
import type { Judgement } from '../profiles/profile.ts'

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
  /** Only when a profile was asked for. */
  readonly profile?: FlowProfileReport
}

/** One flow judged by the requirements of a profile. */
export interface FlowProfileReport {
  readonly id: string
  readonly name: string
  /** `12 of 14 requirements met, 2 cannot be told.` */
  readonly sentence: string
  readonly met: number
  readonly unmet: number
  readonly cannotTell: number
  /** Requirements that concern this flow: met, unmet and those that cannot be told. */
  readonly total: number
  readonly requirements: readonly {
    readonly text: string
    readonly spec: SpecReference
    readonly judgement: Judgement
    /** Rules whose findings break it. */
    readonly rules: readonly string[]
    /** Why it cannot be told. */
    readonly reasons: readonly string[]
  }[]
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
