import type { NotSeen } from '../../core/model/trace.ts'
import type { InspectorState } from '../inspector-adapter.ts'

/** The file on the screen. */
export interface ShownFile {
  readonly name: string
  readonly requests: string
  /** What could not be read, and why. */
  readonly unread: readonly NotSeen[]
}

export function shownFile({ fileName, trace }: InspectorState): ShownFile | undefined {
  if (fileName === undefined) return undefined
  const { length } = trace.exchanges
  return { name: fileName, requests: length === 1 ? '1 request' : `${length} requests`, unread: trace.notSeen ?? [] }
}
