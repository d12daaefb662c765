import type { Rule } from '../rule.ts'
import corsBlocked from './cors-blocked.ts'
import corsHidesOauthError from './cors-hides-oauth-error.ts'
import corsPreflightRejected from './cors-preflight-rejected.ts'

export const browserRules: readonly Rule[] = [corsPreflightRejected, corsBlocked, corsHidesOauthError]
