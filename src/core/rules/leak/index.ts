import type { Rule } from '../rule.ts'

export const leakRules: readonly Rule[] = []
