import type { Rule } from '../rule.ts'

export const tokresRules: readonly Rule[] = []
