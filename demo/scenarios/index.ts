import type { Scenario } from '../scenario.ts'
import apiScopeMissing from './api-scope-missing.ts'
import apiTokenExpired from './api-token-expired.ts'
import apiTokenRevoked from './api-token-revoked.ts'
import clientSecretWrong from './client-secret-wrong.ts'
import codeExpired from './code-expired.ts'
import codeMissing from './code-missing.ts'
import codeReused from './code-reused.ts'
import corsMissing from './cors-missing.ts'
import grantTypeUnknown from './grant-type-unknown.ts'
import healthyApiJwt from './healthy-api-jwt.ts'
import healthyLogin from './healthy-login.ts'
import healthyLogout from './healthy-logout.ts'
import healthyPopup from './healthy-popup.ts'
import healthyRefresh from './healthy-refresh.ts'
import healthySilentRenew from './healthy-silent-renew.ts'
import healthyUserinfoApi from './healthy-userinfo-api.ts'
import ipBlocked from './ip-blocked.ts'
import issuerOfAnotherServer from './issuer-of-another-server.ts'
import nobodyListening from './nobody-listening.ts'
import nonceChanged from './nonce-changed.ts'
import outage from './outage.ts'
import preflightRejected from './preflight-rejected.ts'
import rateLimit from './rate-limit.ts'
import redirectUriAtTokenRequest from './redirect-uri-at-token-request.ts'
import redirectUriPath from './redirect-uri-path.ts'
import redirectUriScheme from './redirect-uri-scheme.ts'
import redirectUriSlash from './redirect-uri-slash.ts'
import redirectUriWorkedBefore from './redirect-uri-worked-before.ts'
import refreshTokenExpired from './refresh-token-expired.ts'
import refreshTokenRevoked from './refresh-token-revoked.ts'
import stateChanged from './state-changed.ts'
import tokenEndpointWrong from './token-endpoint-wrong.ts'
import tokenRequestJson from './token-request-json.ts'
import tokenResponseHtml from './token-response-html.ts'
import tokenResponseWithoutAccessToken from './token-response-without-access-token.ts'
import tokenResponseWithoutTokenType from './token-response-without-token-type.ts'
import unknownClient from './unknown-client.ts'
import unknownScope from './unknown-scope.ts'
import userCancels from './user-cancels.ts'
import verifierMissing from './verifier-missing.ts'
import verifierWrong from './verifier-wrong.ts'

/** In the order of the list page. */
export const scenarios: readonly Scenario[] = [
  healthyLogin,
  healthyPopup,
  healthySilentRenew,
  healthyRefresh,
  healthyUserinfoApi,
  healthyApiJwt,
  healthyLogout,
  redirectUriScheme,
  redirectUriPath,
  redirectUriSlash,
  redirectUriWorkedBefore,
  unknownClient,
  unknownScope,
  userCancels,
  stateChanged,
  issuerOfAnotherServer,
  codeReused,
  codeExpired,
  redirectUriAtTokenRequest,
  verifierMissing,
  verifierWrong,
  tokenRequestJson,
  codeMissing,
  grantTypeUnknown,
  clientSecretWrong,
  nonceChanged,
  tokenResponseHtml,
  tokenResponseWithoutAccessToken,
  tokenResponseWithoutTokenType,
  refreshTokenExpired,
  refreshTokenRevoked,
  apiTokenExpired,
  apiTokenRevoked,
  apiScopeMissing,
  ipBlocked,
  rateLimit,
  outage,
  tokenEndpointWrong,
  nobodyListening,
  corsMissing,
  preflightRejected,
]
