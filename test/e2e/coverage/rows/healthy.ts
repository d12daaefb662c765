import type { Expected } from '../situation.ts'

/** Flows that went well, and nothing to complain about. */
export function healthy(...kinds: readonly string[]): Expected {
  return { flows: kinds.map((kind) => `${kind} succeeded`), findings: [] }
}
