import type { Rule } from '../rule.ts'
import tokresError from './tokres-error.ts'
import tokresErrorWith200 from './tokres-error-with-200.ts'
import tokresMissingAccessToken from './tokres-missing-access-token.ts'
import tokresNotJson from './tokres-not-json.ts'
import tokresTokenTypeInvalid from './tokres-token-type-invalid.ts'

export const tokresRules: readonly Rule[] = [
  tokresNotJson,
  tokresMissingAccessToken,
  tokresTokenTypeInvalid,
  tokresErrorWith200,
  tokresError,
]
