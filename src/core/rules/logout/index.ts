import type { Rule } from '../rule.ts'

export const logoutRules: readonly Rule[] = []
