import type { Rule } from '../rule.ts'

export const resourceRules: readonly Rule[] = []
