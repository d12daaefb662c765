import type { Rule } from '../rule.ts'
import accesstokenAudienceMismatch from './accesstoken-audience-mismatch.ts'
import accesstokenDpopDowngraded from './accesstoken-dpop-downgraded.ts'
import accesstokenExpiredWhenUsed from './accesstoken-expired-when-used.ts'
import accesstokenHeaderMalformed from './accesstoken-header-malformed.ts'
import accesstokenIdTokenUsed from './accesstoken-id-token-used.ts'
import accesstokenInQuery from './accesstoken-in-query.ts'
import accesstokenOpaqueForApi from './accesstoken-opaque-for-api.ts'

export const accesstokenRules: readonly Rule[] = [
  accesstokenHeaderMalformed,
  accesstokenIdTokenUsed,
  accesstokenExpiredWhenUsed,
  accesstokenDpopDowngraded,
  accesstokenAudienceMismatch,
  accesstokenOpaqueForApi,
  accesstokenInQuery,
]
