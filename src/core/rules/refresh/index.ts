import type { Rule } from '../rule.ts'
import refreshConcurrent from './refresh-concurrent.ts'
import refreshIdentityChanged from './refresh-identity-changed.ts'
import refreshLoop from './refresh-loop.ts'
import refreshNotAttempted from './refresh-not-attempted.ts'
import refreshRejected from './refresh-rejected.ts'
import refreshRetryAfterTerminalError from './refresh-retry-after-terminal-error.ts'
import refreshTokenReused from './refresh-token-reused.ts'

export const refreshRules: readonly Rule[] = [
  refreshTokenReused,
  refreshConcurrent,
  refreshRejected,
  refreshIdentityChanged,
  refreshNotAttempted,
  refreshRetryAfterTerminalError,
  refreshLoop,
]
