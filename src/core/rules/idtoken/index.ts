import type { Rule } from '../rule.ts'
import idtokenNonceInvalid from './idtoken-nonce-invalid.ts'

export const idtokenRules: readonly Rule[] = [idtokenNonceInvalid]
