import type { Rule } from '../rule.ts'

export const refreshRules: readonly Rule[] = []
