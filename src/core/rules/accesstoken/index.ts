import type { Rule } from '../rule.ts'

export const accesstokenRules: readonly Rule[] = []
