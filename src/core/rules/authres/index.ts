import type { Rule } from '../rule.ts'

export const authresRules: readonly Rule[] = []
