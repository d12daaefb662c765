import type { Rule } from '../rule.ts'
import resource401Loop from './resource-401-loop.ts'
import resourceAuthorizationDropped from './resource-authorization-dropped.ts'
import resourceInsufficientScope from './resource-insufficient-scope.ts'
import resourceInvalidToken from './resource-invalid-token.ts'
import resourceLoginPageInsteadOf401 from './resource-login-page-instead-of-401.ts'
import resourceStepUpRequired from './resource-step-up-required.ts'
import userinfoFormatInvalid from './userinfo-format-invalid.ts'
import userinfoRefused from './userinfo-refused.ts'
import userinfoSubMismatch from './userinfo-sub-mismatch.ts'

export const resourceRules: readonly Rule[] = [
  userinfoSubMismatch,
  userinfoRefused,
  userinfoFormatInvalid,
  resourceInvalidToken,
  resourceInsufficientScope,
  resourceStepUpRequired,
  resourceLoginPageInsteadOf401,
  resourceAuthorizationDropped,
  resource401Loop,
]
