import type { Rule } from '../rule.ts'

export const browserRules: readonly Rule[] = []
