import type { Rule } from '../rule.ts'

export const idtokenRules: readonly Rule[] = []
