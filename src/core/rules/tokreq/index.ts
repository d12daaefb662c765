import type { Rule } from '../rule.ts'
import tokreqBodyEncoding from './tokreq-body-encoding.ts'
import tokreqClientAuthConflict from './tokreq-client-auth-conflict.ts'
import tokreqClientIdMismatch from './tokreq-client-id-mismatch.ts'
import tokreqClientRejected from './tokreq-client-rejected.ts'
import tokreqCodeAltered from './tokreq-code-altered.ts'
import tokreqCodeLate from './tokreq-code-late.ts'
import tokreqCodeReused from './tokreq-code-reused.ts'
import tokreqDpopProofInvalid from './tokreq-dpop-proof-invalid.ts'
import tokreqEntraPlatform from './tokreq-entra-platform.ts'
import tokreqGrantNotForBrowser from './tokreq-grant-not-for-browser.ts'
import tokreqGrantTypeInvalid from './tokreq-grant-type-invalid.ts'
import tokreqRedirectUriMismatch from './tokreq-redirect-uri-mismatch.ts'
import tokreqRequiredParamMissing from './tokreq-required-param-missing.ts'
import tokreqVerifierMismatch from './tokreq-verifier-mismatch.ts'
import tokreqVerifierMissing from './tokreq-verifier-missing.ts'

export const tokreqRules: readonly Rule[] = [
  tokreqBodyEncoding,
  tokreqGrantTypeInvalid,
  tokreqRequiredParamMissing,
  tokreqCodeReused,
  tokreqCodeAltered,
  tokreqClientIdMismatch,
  tokreqRedirectUriMismatch,
  tokreqVerifierMissing,
  tokreqVerifierMismatch,
  tokreqClientAuthConflict,
  tokreqDpopProofInvalid,
  tokreqEntraPlatform,
  tokreqCodeLate,
  tokreqGrantNotForBrowser,
  tokreqClientRejected,
]
