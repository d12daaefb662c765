import type { Rule } from '../rule.ts'
import clockSkewDetected from './clock-skew-detected.ts'
import idtokenAlgNone from './idtoken-alg-none.ts'
import idtokenAlgUnexpected from './idtoken-alg-unexpected.ts'
import idtokenAudMismatch from './idtoken-aud-mismatch.ts'
import idtokenAuthContextInvalid from './idtoken-auth-context-invalid.ts'
import idtokenClaimInvalid from './idtoken-claim-invalid.ts'
import idtokenExpired from './idtoken-expired.ts'
import idtokenHashInvalid from './idtoken-hash-invalid.ts'
import idtokenIssMismatch from './idtoken-iss-mismatch.ts'
import idtokenIssuedInFuture from './idtoken-issued-in-future.ts'
import idtokenKidUnknown from './idtoken-kid-unknown.ts'
import idtokenMalformed from './idtoken-malformed.ts'
import idtokenNonceInvalid from './idtoken-nonce-invalid.ts'
import idtokenSignatureInvalid from './idtoken-signature-invalid.ts'

export const idtokenRules: readonly Rule[] = [
  idtokenMalformed,
  idtokenAlgNone,
  idtokenSignatureInvalid,
  idtokenKidUnknown,
  idtokenIssMismatch,
  idtokenAudMismatch,
  idtokenNonceInvalid,
  idtokenClaimInvalid,
  idtokenIssuedInFuture,
  idtokenExpired,
  idtokenHashInvalid,
  idtokenAlgUnexpected,
  idtokenAuthContextInvalid,
  clockSkewDetected,
]
