import type { Rule } from '../rule.ts'
import authresAsErrorPage from './authres-as-error-page.ts'
import authresCallbackHttpError from './authres-callback-http-error.ts'
import authresCallbackReplayed from './authres-callback-replayed.ts'
import authresDeliveredElsewhere from './authres-delivered-elsewhere.ts'
import authresEmpty from './authres-empty.ts'
import authresError from './authres-error.ts'
import authresFormPostCookieLost from './authres-form-post-cookie-lost.ts'
import authresFragmentLost from './authres-fragment-lost.ts'
import authresIssInvalid from './authres-iss-invalid.ts'
import authresJarmInvalid from './authres-jarm-invalid.ts'
import authresLoginLoop from './authres-login-loop.ts'
import authresParallelLogins from './authres-parallel-logins.ts'
import authresRedirectUriRejected from './authres-redirect-uri-rejected.ts'
import authresStateMismatch from './authres-state-mismatch.ts'
import authresStateMissing from './authres-state-missing.ts'
import authresTokenInQuery from './authres-token-in-query.ts'
import authresUserDenied from './authres-user-denied.ts'
import silentNotSignedIn from './silent-not-signed-in.ts'

export const authresRules: readonly Rule[] = [
  authresRedirectUriRejected,
  authresIssInvalid,
  authresJarmInvalid,
  authresStateMissing,
  authresStateMismatch,
  authresTokenInQuery,
  authresEmpty,
  authresFragmentLost,
  authresFormPostCookieLost,
  authresCallbackHttpError,
  authresCallbackReplayed,
  authresDeliveredElsewhere,
  authresParallelLogins,
  authresLoginLoop,
  authresUserDenied,
  silentNotSignedIn,
  authresError,
  authresAsErrorPage,
]
