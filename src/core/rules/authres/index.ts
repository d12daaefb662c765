import type { Rule } from '../rule.ts'
import authresAsErrorPage from './authres-as-error-page.ts'
import authresCallbackHttpError from './authres-callback-http-error.ts'
import authresError from './authres-error.ts'
import authresIssInvalid from './authres-iss-invalid.ts'
import authresRedirectUriRejected from './authres-redirect-uri-rejected.ts'
import authresStateMismatch from './authres-state-mismatch.ts'
import authresStateMissing from './authres-state-missing.ts'
import authresUserDenied from './authres-user-denied.ts'
import silentNotSignedIn from './silent-not-signed-in.ts'

export const authresRules: readonly Rule[] = [
  authresRedirectUriRejected,
  authresIssInvalid,
  authresStateMissing,
  authresStateMismatch,
  authresCallbackHttpError,
  authresUserDenied,
  silentNotSignedIn,
  authresError,
  authresAsErrorPage,
]
