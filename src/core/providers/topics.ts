import type { ErrorMeaning } from './provider.ts'

/**
 * What servers complain about, whatever their words: the meaning behind a refusal, in neutral texts. A dictionary row of a
 * provider inherits every text it does not set itself. `rule` only where the words leave no doubt.
 */
export const topics = {
  // Authorization code
  codeExpired: {
    meaning: 'The authorization code was too old when it was redeemed.',
    likelyCause: 'The app waited, or was stopped, between the callback and the token request.',
    fix: 'Redeem the code at once on the callback; start a new login now.',
    owner: 'client',
    rule: 'tokreq-code-late',
  },
  codeReused: {
    meaning: 'The authorization code had been redeemed before.',
    likelyCause: 'The callback ran twice: a reload, React StrictMode, or two parts of the app redeeming the same code.',
    fix: 'Redeem each code once, and remove it from the URL after use.',
    owner: 'client',
    rule: 'tokreq-code-reused',
  },
  codeInvalid: {
    meaning: 'The server does not accept this authorization code.',
    likelyCause: 'It was used before, has expired, was changed on the way, or its login session is gone.',
    fix: 'Redeem the code once, at once and unchanged; start a new login now.',
    owner: 'client',
  },
  codeForOtherClient: {
    meaning: 'The code was issued to another client or by another tenant or policy.',
    likelyCause: 'The sign-in and the token request use different client ids or different addresses of the server.',
    fix: 'Use the same client_id and the same tenant or policy for both requests.',
    owner: 'client',
  },

  // redirect_uri
  redirectUriMismatch: {
    meaning: 'redirect_uri in the token request differs from the one in the sign-in request.',
    likelyCause: 'The value is built twice, from different settings or from the current address.',
    fix: 'Send exactly the same redirect_uri in both requests.',
    owner: 'client',
    rule: 'tokreq-redirect-uri-mismatch',
  },
  redirectUriNotRegistered: {
    meaning: 'The redirect URI is not registered for this client.',
    likelyCause: 'A typo, http instead of https, another port or path, or one slash more or less.',
    fix: 'Register the redirect URI exactly as it is sent, character by character.',
    owner: 'client',
    rule: 'authres-redirect-uri-rejected',
  },
  redirectUriMissing: {
    meaning: 'The request carries no redirect_uri, or the client has none registered.',
    fix: 'Register a redirect URI and send it.',
    owner: 'client',
  },

  // PKCE
  verifierMismatch: {
    meaning: 'code_verifier does not fit the code_challenge of the sign-in request.',
    likelyCause:
      'Two logins at once overwrote the stored verifier, or the challenge was not encoded as base64url of SHA-256.',
    fix: 'Store one verifier per login (by state) and send the one whose S256 hash was the challenge.',
    owner: 'client',
    rule: 'tokreq-verifier-mismatch',
  },
  verifierMissing: {
    meaning: 'The sign-in used PKCE, and the token request came without code_verifier.',
    likelyCause: 'The verifier was lost on the way through the login, or another part of the app redeems the code.',
    fix: 'Send the stored code_verifier with the token request.',
    owner: 'client',
    rule: 'tokreq-verifier-missing',
  },
  verifierUnexpected: {
    meaning: 'The token request has a code_verifier, but the sign-in request had no code_challenge.',
    likelyCause: 'The challenge was dropped from the sign-in request, often by a redirect in front of the login page.',
    fix: 'Send code_challenge and code_challenge_method=S256 in the sign-in request.',
    owner: 'client',
  },
  challengeMissing: {
    meaning: 'The server requires PKCE, and the sign-in request has no code_challenge.',
    likelyCause: 'PKCE is off in the client library, or the parameter was dropped before the login page.',
    fix: 'Turn PKCE on: send code_challenge and code_challenge_method=S256.',
    owner: 'client',
    rule: 'authreq-pkce-missing',
  },
  challengeMalformed: {
    meaning: 'code_challenge or code_verifier has a wrong length or forbidden characters.',
    likelyCause: 'Plain base64 instead of base64url, padding, or a hex digest.',
    fix: 'Use 43 characters of base64url without padding for an S256 challenge.',
    owner: 'client',
    rule: 'authreq-pkce-malformed',
  },
  challengeMethodRejected: {
    meaning: 'The server does not accept this code_challenge_method.',
    likelyCause: 'The parameter is missing, which means plain, or is spelled differently.',
    fix: 'Send code_challenge_method=S256.',
    owner: 'client',
  },

  // Client
  clientUnknown: {
    meaning: 'The server does not know this client_id.',
    likelyCause: 'A typo, a client of another tenant, realm or environment, or a deleted client.',
    fix: 'Copy the client id from the right tenant or realm.',
    owner: 'client',
  },
  clientDisabled: {
    meaning: 'The application is disabled.',
    fix: 'Ask the administrator to enable it.',
    owner: 'authorizationServer',
  },
  clientSecretWrong: {
    meaning: 'The client secret is wrong.',
    likelyCause: 'The id of the secret instead of its value, an old secret, or one of another client.',
    fix: 'Set the current secret value of this client.',
    owner: 'client',
    rule: 'tokreq-client-rejected',
  },
  clientSecretExpired: {
    meaning: 'The client secret has expired.',
    fix: 'Create a new secret and deploy it.',
    owner: 'client',
    rule: 'tokreq-client-rejected',
  },
  clientAuthenticationMissing: {
    meaning: 'The server expects the client to authenticate, and the request has no credentials.',
    likelyCause: 'The client is registered as confidential, but the app is a public one.',
    fix: 'Register a browser app as a public client; let a server send its credentials.',
    owner: 'client',
    rule: 'tokreq-client-rejected',
  },
  clientAuthenticationFailed: {
    meaning: 'The server did not accept the client credentials.',
    likelyCause:
      'Unknown client id, wrong or expired secret, or another authentication method than the registered one.',
    fix: 'Compare client id, secret and authentication method with the registration.',
    owner: 'client',
    rule: 'tokreq-client-rejected',
  },
  clientAuthenticationConflict: {
    meaning: 'The request authenticates the client in more than one way, or not in the registered way.',
    fix: 'Use one method only: the one registered for the client.',
    owner: 'client',
    rule: 'tokreq-client-auth-conflict',
  },
  clientAssertionInvalid: {
    meaning: 'The client assertion (signed JWT) is not valid.',
    likelyCause: 'Wrong key or certificate, wrong aud or sub, an expired or reused assertion, or a clock that is off.',
    fix: 'Sign with the registered key; check aud, iss, sub, exp and the clock.',
    owner: 'client',
    rule: 'tokreq-client-rejected',
  },
  publicClientSentSecret: {
    meaning: 'A public client must not send a secret.',
    fix: 'Remove client_secret and client_assertion from the request.',
    owner: 'client',
  },
  platformMismatch: {
    meaning: 'The redirect URI is registered for another kind of app than the one that redeems the code.',
    likelyCause: 'A browser redeems a code of a web (server) platform, or a server one of a single-page app.',
    fix: 'Register the redirect URI under the platform that really redeems the code.',
    owner: 'client',
  },

  // Grants, types, scopes
  grantTypeNotAllowed: {
    meaning: 'The client may not use this grant or flow.',
    fix: 'Enable the grant for this client, or use one that is enabled.',
    owner: 'client',
  },
  grantTypeUnknown: {
    meaning: 'The server does not know this grant_type.',
    likelyCause: 'A typo, or a body that was not sent as a form.',
    fix: 'Send grant_type=authorization_code (or the grant you mean) in a form body.',
    owner: 'client',
    rule: 'tokreq-grant-type-invalid',
  },
  responseTypeNotAllowed: {
    meaning: 'The client may not use this response_type.',
    likelyCause: 'Implicit or hybrid answers are switched off, as they should be.',
    fix: 'Use response_type=code with PKCE.',
    owner: 'client',
  },
  responseModeNotAllowed: {
    meaning: 'The server does not accept this response_mode here.',
    likelyCause: 'A typo, or query together with tokens.',
    fix: 'Leave response_mode out, or use form_post or fragment.',
    owner: 'client',
    rule: 'authreq-response-mode-invalid',
  },
  scopeInvalid: {
    meaning: 'A requested scope is unknown or not allowed for this client.',
    likelyCause: 'A typo, commas instead of spaces, or a scope that was not assigned to the client.',
    fix: 'Ask only for scopes that exist and are assigned to the client, separated by spaces.',
    owner: 'client',
  },
  scopeMissing: {
    meaning: 'The request names no scope.',
    fix: 'Send the scope parameter, for a login at least openid.',
    owner: 'client',
  },
  openidScopeMissing: {
    meaning: 'The scope openid is missing.',
    fix: 'Add openid to the requested scopes.',
    owner: 'client',
    rule: 'authreq-openid-scope-missing',
  },
  audienceUnknown: {
    meaning: 'The server does not know the API that the token is asked for.',
    likelyCause: 'A typo in resource or audience, or an API that is not registered in this tenant.',
    fix: 'Use the identifier under which the API is registered.',
    owner: 'client',
  },
  insufficientScope: {
    meaning: 'The access token is valid but does not carry the right that is needed.',
    fix: 'Request the missing scope at sign-in.',
    owner: 'client',
    rule: 'resource-insufficient-scope',
  },

  // Refresh
  refreshTokenExpired: {
    meaning: 'The refresh token has expired.',
    likelyCause: 'Its lifetime or idle time is over.',
    fix: 'Send the user through a new login; do not retry.',
    owner: 'client',
    rule: 'refresh-rejected',
  },
  refreshTokenRevoked: {
    meaning: 'The refresh token was revoked.',
    likelyCause: 'The user signed out or changed the password, or an administrator revoked the grant.',
    fix: 'Send the user through a new login.',
    owner: 'user',
    rule: 'refresh-rejected',
  },
  refreshTokenReused: {
    meaning: 'A refresh token was used that had already been exchanged for a new one.',
    likelyCause: 'Two tabs refreshed at once, or the new token was not stored.',
    fix: 'Store the new refresh token before anything else, and let only one tab refresh.',
    owner: 'client',
    rule: 'refresh-token-reused',
  },
  refreshTokenInvalid: {
    meaning: 'The server does not accept this refresh token.',
    likelyCause: 'It expired, was replaced by a newer one, was revoked, or belongs to another client.',
    fix: 'Send the user through a new login; store every new refresh token.',
    owner: 'client',
    rule: 'refresh-rejected',
  },
  sessionEnded: {
    meaning: 'The login session at the server is over, and its tokens with it.',
    likelyCause: 'Sign-out elsewhere, idle time, or a server that restarted and lost its sessions.',
    fix: 'Send the user through a new login.',
    owner: 'user',
  },

  // User and policy
  userDenied: {
    meaning: 'The user cancelled or declined.',
    fix: 'Offer to try again; nothing is broken.',
    owner: 'user',
    rule: 'authres-user-denied',
  },
  userNotAssigned: {
    meaning: 'The user is not assigned to this application.',
    fix: 'Ask the administrator to assign the user or a group.',
    owner: 'authorizationServer',
  },
  userUnknown: {
    meaning: 'The server does not know this account here.',
    likelyCause: 'The wrong account or the wrong tenant.',
    fix: 'Sign out and pick the right account, or invite the account into the tenant.',
    owner: 'user',
  },
  credentialsWrong: {
    meaning: 'User name or password was not accepted, or the password has expired.',
    fix: 'Try again or reset the password.',
    owner: 'user',
  },
  accountLocked: {
    meaning: 'The account is locked or disabled.',
    fix: 'Wait, or ask the administrator.',
    owner: 'user',
  },
  policyDenied: {
    meaning: 'A policy of the organisation refused the sign-in.',
    likelyCause: 'A rule about device, location, network or application.',
    fix: 'Ask the administrator which policy applied; the sign-in log names it.',
    owner: 'authorizationServer',
  },
  ipBlocked: {
    meaning: 'The server refuses this network address.',
    fix: 'Use an allowed network, or ask the administrator to allow the address.',
    owner: 'network',
  },
  gatewayBlocked: {
    meaning: 'Something in front of the server blocked the request: a firewall, a bot filter or a proxy.',
    likelyCause: 'An address rule, a filter that took the request for an attack, or a company proxy.',
    fix: 'Give the reference number of the page to whoever runs the gateway; try another network.',
    owner: 'network',
    rule: 'net-proxy-or-waf-block',
  },
  adminConsentRequired: {
    meaning: 'An administrator must approve the application first.',
    fix: 'Ask an administrator to grant consent.',
    owner: 'authorizationServer',
  },
  consentRequired: {
    meaning: 'The user has not yet agreed to what the application asks for.',
    fix: 'Send the user through an interactive login that can show the consent page.',
    owner: 'client',
    step: true,
  },
  loginRequired: {
    meaning: 'The user must sign in: a silent try found no session.',
    likelyCause: 'Not signed in yet, or the session cookie was not sent because it is third-party in a frame.',
    fix: 'Start an interactive login; normal on a first visit.',
    owner: 'user',
    step: true,
  },
  interactionRequired: {
    meaning: 'The server has to show a page, and the request was silent.',
    fix: 'Send the user through an interactive login.',
    owner: 'client',
    step: true,
  },
  mfaRequired: {
    meaning: 'A second factor is needed.',
    fix: 'Send the user through an interactive login.',
    owner: 'user',
    step: true,
  },
  loginPageExpired: {
    meaning: 'The login page stayed open too long.',
    fix: 'Start the login again; nothing is broken.',
    owner: 'user',
    step: true,
  },
  accountSelectionRequired: {
    meaning: 'Several accounts are signed in, and the user must pick one.',
    fix: 'Send the user through an interactive login, with login_hint if the account is known.',
    owner: 'user',
    step: true,
  },

  // Tenant, origin, limits, form of the request
  tenantUnknown: {
    meaning: 'The server cannot tell which tenant is meant, or does not know it.',
    likelyCause: 'A typo in the address, or the wrong cloud.',
    fix: 'Correct the tenant in the authority address.',
    owner: 'client',
  },
  tenantWrong: {
    meaning: 'This tenant address does not serve this application or account type.',
    fix: 'Use the address of the tenant in which the application is registered.',
    owner: 'client',
  },
  originNotAllowed: {
    meaning: 'The origin of the page is not allowed for this client.',
    likelyCause: 'The origin is missing in the allowed web origins, or differs in scheme or port.',
    fix: 'Add the exact origin (scheme, host, port) to the client.',
    owner: 'client',
    rule: 'origin-not-allowed',
  },
  embeddedBrowser: {
    meaning: 'The server refuses sign-in inside an embedded browser (web view).',
    fix: 'Open the login in the system browser (RFC 8252).',
    owner: 'client',
  },
  rateLimited: {
    meaning: 'Too many requests.',
    likelyCause: 'A loop, or many users behind one address.',
    fix: 'Stop the loop; wait as long as Retry-After says.',
    owner: 'client',
    rule: 'net-rate-limited',
  },
  loopDetected: {
    meaning: 'The server stopped a loop of sign-ins.',
    likelyCause: 'The app does not keep its tokens and starts again at once.',
    fix: 'Store the tokens, and do not start a login on every failure.',
    owner: 'client',
  },
  parameterMissing: {
    meaning: 'A required parameter did not arrive.',
    likelyCause: 'It was not sent, or the body is not a form (application/x-www-form-urlencoded).',
    fix: 'Send the parameter, in a form body for the token request.',
    owner: 'client',
  },
  parameterDuplicated: {
    meaning: 'A parameter was sent twice.',
    fix: 'Send each parameter once.',
    owner: 'client',
    rule: 'authreq-duplicate-param',
  },
  requestMalformed: {
    meaning: 'The request cannot be read as the server expects it.',
    fix: 'Compare it with the documentation, parameter by parameter.',
    owner: 'client',
  },
  bodyEncodingWrong: {
    meaning: 'The body of the request has the wrong type.',
    likelyCause: 'JSON instead of a form.',
    fix: 'Send Content-Type: application/x-www-form-urlencoded with a form body.',
    owner: 'client',
    rule: 'tokreq-body-encoding',
  },
  methodNotAllowed: {
    meaning: 'The address was called with the wrong HTTP method.',
    fix: 'Token requests are POST, sign-in requests are navigations (GET).',
    owner: 'client',
    rule: 'net-method-or-media-rejected',
  },
  requestTooLarge: {
    meaning: 'The request is too long.',
    fix: 'Send fewer or shorter parameters; large state belongs into storage.',
    owner: 'client',
    rule: 'net-header-too-large',
  },
  requestUriInvalid: {
    meaning: 'The pushed request (request_uri) is unknown, expired or used.',
    fix: 'Push a new request for each login.',
    owner: 'client',
    rule: 'authreq-request-object-invalid',
  },
  requestObjectInvalid: {
    meaning: 'The signed request object is not valid.',
    likelyCause: 'Signature, aud, exp, or a parameter that differs outside.',
    fix: 'Correct the request JWT.',
    owner: 'client',
    rule: 'authreq-request-object-invalid',
  },

  // Proofs, tokens, device, logout
  dpopProofInvalid: {
    meaning: 'The DPoP proof was not accepted.',
    likelyCause: 'htm, htu, iat, ath or the key does not fit the request.',
    fix: 'Make a new proof for each request, for exactly its method and address.',
    owner: 'client',
    rule: 'tokreq-dpop-proof-invalid',
  },
  dpopNonceRequired: {
    meaning: 'The server wants its nonce in the DPoP proof.',
    fix: 'Repeat the request once with the value of the DPoP-Nonce header.',
    owner: 'client',
    step: true,
  },
  tokenExpired: {
    meaning: 'The access token has expired.',
    fix: 'Refresh the token and repeat the call once.',
    owner: 'client',
  },
  tokenInvalid: {
    meaning: 'The access token is not accepted: revoked, malformed or for another audience.',
    fix: 'Check audience and issuer of the token; get a new one.',
    owner: 'client',
    rule: 'resource-invalid-token',
  },
  stepUpRequired: {
    meaning: 'The API wants a stronger or fresher login.',
    fix: 'Start a new sign-in with the acr_values or max_age that the answer names.',
    owner: 'client',
    step: true,
    rule: 'resource-step-up-required',
  },
  authorizationPending: {
    meaning: 'The user has not finished on the other device.',
    fix: 'Keep polling at the given interval.',
    owner: 'user',
    step: true,
  },
  slowDown: {
    meaning: 'The app polls too often.',
    fix: 'Wait 5 seconds longer between requests.',
    owner: 'client',
    step: true,
    rule: 'device-poll-too-fast',
  },
  deviceCodeExpired: {
    meaning: 'The device code has expired before the user finished.',
    fix: 'Start the device login again.',
    owner: 'user',
  },
  deviceCodeInvalid: {
    meaning: 'The device or user code is wrong.',
    fix: 'Type the code again, or start the device login again.',
    owner: 'user',
  },
  logoutHintMissing: {
    meaning: 'The logout request lacks id_token_hint.',
    fix: 'Send the ID token as id_token_hint, or client_id where the server accepts it.',
    owner: 'client',
    rule: 'logout-hint-missing',
  },
  logoutReturnNotRegistered: {
    meaning: 'The address to return to after logout is not registered.',
    fix: 'Register post_logout_redirect_uri exactly as it is sent.',
    owner: 'client',
    rule: 'logout-return-rejected',
  },
  serverFault: {
    meaning: 'The server failed while handling the request.',
    likelyCause: 'An outage, or a broken extension, rule or connection at the server.',
    fix: 'Look into the server log; try again later.',
    owner: 'authorizationServer',
  },
} as const satisfies Readonly<Record<string, ErrorMeaning>>

/** What a refusal is about. */
export type ErrorTopic = keyof typeof topics
