import type { Rule } from '../rule.ts'
import authreqDuplicateParam from './authreq-duplicate-param.ts'
import authreqEndpointNotDiscovered from './authreq-endpoint-not-discovered.ts'
import authreqImplicitFlow from './authreq-implicit-flow.ts'
import authreqNonceMissing from './authreq-nonce-missing.ts'
import authreqNotAdvertised from './authreq-not-advertised.ts'
import authreqOpenidScopeMissing from './authreq-openid-scope-missing.ts'
import authreqPkceMalformed from './authreq-pkce-malformed.ts'
import authreqPkceMissing from './authreq-pkce-missing.ts'
import authreqPkcePlain from './authreq-pkce-plain.ts'
import authreqRedirectUriHttp from './authreq-redirect-uri-http.ts'
import authreqRedirectUriMalformed from './authreq-redirect-uri-malformed.ts'
import authreqRequestObjectInvalid from './authreq-request-object-invalid.ts'
import authreqRequiredParamMissing from './authreq-required-param-missing.ts'
import authreqResponseModeInvalid from './authreq-response-mode-invalid.ts'
import authreqScopeMalformed from './authreq-scope-malformed.ts'
import authreqSentByScript from './authreq-sent-by-script.ts'
import authreqStateMissing from './authreq-state-missing.ts'
import authreqStateWeak from './authreq-state-weak.ts'
import secretExposedInBrowser from './secret-exposed-in-browser.ts'

export const authreqRules: readonly Rule[] = [
  authreqRequiredParamMissing,
  authreqDuplicateParam,
  authreqRedirectUriMalformed,
  authreqRequestObjectInvalid,
  authreqSentByScript,
  authreqResponseModeInvalid,
  authreqPkceMalformed,
  authreqNonceMissing,
  authreqNotAdvertised,
  authreqEndpointNotDiscovered,
  authreqOpenidScopeMissing,
  authreqScopeMalformed,
  authreqRedirectUriHttp,
  authreqPkceMissing,
  authreqPkcePlain,
  authreqStateMissing,
  authreqStateWeak,
  authreqImplicitFlow,
  secretExposedInBrowser,
]
