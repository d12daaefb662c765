import type { Rule } from '../rule.ts'
import logoutFrontchannelBlocked from './logout-frontchannel-blocked.ts'
import logoutHintMissing from './logout-hint-missing.ts'
import logoutLegacyParameter from './logout-legacy-parameter.ts'
import logoutReturnRejected from './logout-return-rejected.ts'
import logoutSilentRelogin from './logout-silent-relogin.ts'
import logoutTokenInvalid from './logout-token-invalid.ts'
import revocationFailed from './revocation-failed.ts'
import sessionCheckLoop from './session-check-loop.ts'

export const logoutRules: readonly Rule[] = [
  logoutHintMissing,
  logoutLegacyParameter,
  logoutReturnRejected,
  logoutFrontchannelBlocked,
  logoutTokenInvalid,
  logoutSilentRelogin,
  sessionCheckLoop,
  revocationFailed,
]
