import type { NotSeen } from '../model/trace.ts'
import { member } from './read-json.ts'

/** What a file says it lacks. */
export function readNotSeen(value: unknown): readonly NotSeen[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    const what = member(each, 'what')
    const why = member(each, 'why')
    return typeof what === 'string' && typeof why === 'string' ? [{ what, why }] : []
  })
}
