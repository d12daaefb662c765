import type { Rule } from '../rule.ts'

export const discoveryRules: readonly Rule[] = []
