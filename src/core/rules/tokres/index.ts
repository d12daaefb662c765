import type { Rule } from '../rule.ts'
import devicePollTooFast from './device-poll-too-fast.ts'
import tokresCacheable from './tokres-cacheable.ts'
import tokresError from './tokres-error.ts'
import tokresErrorWith200 from './tokres-error-with-200.ts'
import tokresExpiresInInvalid from './tokres-expires-in-invalid.ts'
import tokresExpiresInMissing from './tokres-expires-in-missing.ts'
import tokresIdTokenMissing from './tokres-id-token-missing.ts'
import tokresMissingAccessToken from './tokres-missing-access-token.ts'
import tokresNotJson from './tokres-not-json.ts'
import tokresRefreshTokenMissing from './tokres-refresh-token-missing.ts'
import tokresScopeReduced from './tokres-scope-reduced.ts'
import tokresTokenTypeInvalid from './tokres-token-type-invalid.ts'

export const tokresRules: readonly Rule[] = [
  tokresNotJson,
  tokresMissingAccessToken,
  tokresTokenTypeInvalid,
  tokresIdTokenMissing,
  tokresExpiresInInvalid,
  tokresScopeReduced,
  tokresCacheable,
  tokresRefreshTokenMissing,
  tokresExpiresInMissing,
  devicePollTooFast,
  tokresErrorWith200,
  tokresError,
]
