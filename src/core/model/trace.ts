import type { Facts } from './facts.ts'
import type { HttpExchange } from './http-exchange.ts'

/** Something that was not seen, and why: the honest part of a report. */
export interface NotSeen {
  readonly what: string
  readonly why: string
}

/** Exchanges and what is known about them, by time: what a live recording, a HAR and a trace file all become. */
export interface Trace {
  readonly exchanges: readonly HttpExchange[]
  /** Facts that came with a file: of values that are no longer readable. A live trace has none yet. */
  readonly facts?: Facts
  /** When the trace was taken, milliseconds since the Unix epoch; checks of expiry use an exchange's own time instead. */
  readonly capturedAt?: number
  /** Whole flows that were dropped to stay within bounds, oldest first. */
  readonly dropped?: number
  readonly notSeen?: readonly NotSeen[]
}
