import type { SpecTag } from '../protocol/specs.ts'

/** What a learner is told of one step. Terms of the glossary in these texts are underlined by the view. */
export interface Explanation {
  /** The step's name in lists and sentences: "Token request". */
  readonly title: string
  readonly what: string
  readonly why: string
  /** Which attack or accident it stops. */
  readonly stops: string
  readonly lookAt: string
  readonly specs: readonly [SpecTag, ...SpecTag[]]
}
