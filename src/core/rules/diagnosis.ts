import type { Finding, Outcome } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { NotSeen } from '../model/trace.ts'

/** What the rules say of one flow. */
export interface FlowDiagnosis {
  readonly flow: Flow
  /** The root cause; undefined when nothing is wrong. */
  readonly cause?: Finding
  /** Cause first, then by severity and phase; consequences name their cause. */
  readonly findings: readonly Finding[]
  /** Every rule's answer, also passed, inapplicable and cantTell. */
  readonly outcomes: readonly Outcome[]
  readonly notSeen: readonly NotSeen[]
}

/** A rule that threw: our bug, reported with its id; the other rules went on. */
export interface RuleCrash {
  readonly rule: string
  readonly flow: string
  readonly error: string
}

export interface Diagnosis {
  readonly flows: readonly FlowDiagnosis[]
  readonly crashes: readonly RuleCrash[]
}
