import type { Rule } from '../rule.ts'

export const tokreqRules: readonly Rule[] = []
