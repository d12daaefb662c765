import type { Rule } from '../rule.ts'
import leakCallbackToThirdParty from './leak-callback-to-third-party.ts'
import leakCredentialsInReferer from './leak-credentials-in-referer.ts'
import leakCredentialsLeftInUrl from './leak-credentials-left-in-url.ts'
import leakRefreshTokenFrontChannel from './leak-refresh-token-front-channel.ts'
import leakTokenInReadableCookie from './leak-token-in-readable-cookie.ts'
import leakTokenToOtherOrigin from './leak-token-to-other-origin.ts'

export const leakRules: readonly Rule[] = [
  leakCredentialsInReferer,
  leakCallbackToThirdParty,
  leakCredentialsLeftInUrl,
  leakTokenToOtherOrigin,
  leakTokenInReadableCookie,
  leakRefreshTokenFrontChannel,
]
