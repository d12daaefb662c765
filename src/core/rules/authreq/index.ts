import type { Rule } from '../rule.ts'

export const authreqRules: readonly Rule[] = []
