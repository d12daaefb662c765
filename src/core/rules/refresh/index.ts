import type { Rule } from '../rule.ts'
import refreshRejected from './refresh-rejected.ts'

export const refreshRules: readonly Rule[] = [refreshRejected]
