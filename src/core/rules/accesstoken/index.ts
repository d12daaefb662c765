import type { Rule } from '../rule.ts'
import accesstokenExpiredWhenUsed from './accesstoken-expired-when-used.ts'

export const accesstokenRules: readonly Rule[] = [accesstokenExpiredWhenUsed]
