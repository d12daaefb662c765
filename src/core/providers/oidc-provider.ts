import { defineProvider } from './define-provider.ts'

/**
 * oidc-provider, the library for Node.js, and what is built on it. Wordings from its sources (lib/helpers/errors.js and the
 * throws of its actions). It says "grant request is invalid" for every refused code or refresh token and keeps the reason
 * to its own log, unless the operator shows it.
 */
export default defineProvider({
  id: 'oidc-provider',
  name: 'oidc-provider',
  recognises: {
    // Interactions and their return carry an id of its own making in the path.
    addresses: [/^[^?]*\/(?:auth|interaction)\/(?:[\w-]{43}|[\w-]{21})(?:[/?]|$)/],
    pathEndings: ['/me', '/jwks', '/session/end', '/session/end/confirm', '/token/revocation', '/token/introspection'],
    errors: [/\boops! something went wrong\b/],
    headers: [{ name: 'set-cookie', value: /^_interaction(?:_resume)?=/ }],
  },
  errors: [
    {
      match: 'grant request is invalid',
      meaning: 'The code or refresh token was refused. The server keeps the reason to its own log.',
      likelyCause:
        'Used before, expired, issued to another client, another redirect_uri, or a code_verifier that does not fit.',
      fix: 'Compare the token request with the sign-in request; the log of the server (DEBUG=oidc-provider:*) has the reason.',
      owner: 'client',
    },
    // The reasons, as the log and operators who show them word them
    { match: 'authorization code is expired', topic: 'codeExpired' },
    { match: 'authorization code already consumed', topic: 'codeReused' },
    {
      match: 'authorization code not found',
      topic: 'codeInvalid',
      meaning: 'The server does not know this code: changed on the way, or removed with its grant.',
    },
    { match: 'authorization code redirect_uri mismatch', topic: 'redirectUriMismatch' },
    { match: 'code_verifier does not match code_challenge', topic: 'verifierMismatch' },
    { match: 'code_verifier must be provided', topic: 'verifierMissing' },
    { error: 'invalid_grant', match: 'client mismatch', ambiguous: true, topic: 'codeForOtherClient' },
    { match: ['refresh token is expired', 'grant is expired'], topic: 'refreshTokenExpired' },
    { match: 'refresh token already used', topic: 'refreshTokenReused' },
    { match: 'refresh token not found', topic: 'refreshTokenInvalid' },
    { match: 'grant not found', topic: 'sessionEnded', meaning: 'The grant behind the token was revoked or is gone.' },

    {
      match: "redirect_uri did not match any of the client's registered redirect_uris",
      topic: 'redirectUriNotRegistered',
    },
    {
      match: 'client authentication failed',
      topic: 'clientAuthenticationFailed',
      meaning: 'Unknown client, wrong secret, or another authentication method than the registered one.',
    },
    { match: 'invalid secret provided', topic: 'clientSecretWrong' },
    { match: 'client is invalid', topic: 'clientUnknown' },
    {
      match: 'the provided authentication mechanism does not match the registered client authentication method',
      topic: 'clientAuthenticationConflict',
    },
    {
      match: 'client authentication must only be provided using one mechanism',
      topic: 'clientAuthenticationConflict',
      meaning: 'The client authenticates in two ways at once.',
    },
    {
      match: 'no client authentication mechanism provided',
      topic: 'clientAuthenticationMissing',
      meaning: 'The request has neither client_id nor credentials.',
      likelyCause: 'The body was not sent as a form.',
    },
    {
      match: [
        'client_secret must be provided in the Authorization header',
        'invalid authorization header value format',
        'client_id and client_secret in the authorization header are not properly encoded',
      ],
      topic: 'clientAuthenticationFailed',
      meaning: 'The Basic header of the client cannot be read.',
      fix: 'Form-encode client id and secret before base64 (RFC 6749 section 2.3.1).',
    },
    { match: 'client assertion tokens must only be used once', topic: 'clientAssertionInvalid' },

    {
      match: ['missing required parameter', 'missing required parameters'],
      topic: 'parameterMissing',
      meaning: 'A required parameter is missing; the text names it.',
    },
    { match: 'must not be provided twice', topic: 'parameterDuplicated' },
    { match: 'content-type bodies are supported on', topic: 'bodyEncodingWrong' },
    { match: 'unsupported grant_type requested', topic: 'grantTypeUnknown' },
    {
      match: ['requested grant type is not allowed for this client', 'is not allowed for this client'],
      topic: 'grantTypeNotAllowed',
    },
    {
      match: ['requested response_type is not allowed for this client', 'unsupported response_type requested'],
      topic: 'responseTypeNotAllowed',
    },
    {
      match: [
        'unsupported response_mode requested',
        'requested response_mode is not allowed for this client or request',
      ],
      topic: 'responseModeNotAllowed',
    },
    {
      match: [
        'requested scope is not allowed',
        'scope contains invalid characters',
        'refresh token missing requested scope',
      ],
      topic: 'scopeInvalid',
    },
    {
      match: [
        'openid scope must be requested for this response_type',
        'openid scope must be requested when using',
        'openid scope must be requested for clients with',
        'openid scope must be requested for this request',
      ],
      topic: 'openidScopeMissing',
    },
    {
      match: 'access token missing openid scope',
      topic: 'openidScopeMissing',
      meaning: 'Userinfo refuses the token: it was issued without the scope openid.',
      rule: 'userinfo-refused',
    },
    { match: ['access token missing requested scope'], topic: 'insufficientScope' },
    {
      match: [
        'Authorization Server policy requires PKCE to be used for this request',
        'code_challenge must be provided with code_challenge_method',
      ],
      topic: 'challengeMissing',
    },
    {
      match: ['code_challenge_method must be provided', 'not supported value of code_challenge_method'],
      topic: 'challengeMethodRejected',
    },
    {
      match: [
        'code_challenge must be a string with a minimum length',
        'code_challenge must be a string with a maximum length',
        'code_challenge contains invalid characters',
        'code_verifier must be a string with a minimum length',
        'code_verifier must be a string with a maximum length',
        'code_verifier contains invalid characters',
      ],
      topic: 'challengeMalformed',
    },
    {
      match: [
        'resource indicator is missing, or unknown',
        'only a single resource indicator value must be requested',
        'resource indicator must be provided or defaulted to',
      ],
      topic: 'audienceUnknown',
    },
    {
      match: [
        'End-User authentication is required',
        'End-User authentication could not be obtained',
        'requested subject could not be obtained',
      ],
      topic: 'loginRequired',
    },
    {
      match: ['requested scopes not granted', 'requested claims not granted', 'consent prompt was not resolved'],
      topic: 'consentRequired',
    },
    {
      match: [
        'interaction is required from the end-user',
        'native clients require End-User interaction',
        'login prompt was not resolved',
      ],
      topic: 'interactionRequired',
    },
    { match: 'End-User aborted interaction', topic: 'userDenied' },
    {
      match: 'prompt none must only be used alone',
      topic: 'requestMalformed',
      meaning: 'prompt=none goes with no other value.',
    },
    { match: 'request_uri is invalid, expired, or was already used', topic: 'requestUriInvalid' },
    {
      match: 'Pushed Authorization Request must be used',
      topic: 'requestUriInvalid',
      meaning: 'The server only takes pushed requests (PAR).',
      fix: 'Push the parameters first, and send the request_uri.',
    },
    {
      match: [
        'DPoP proof iat is not recent enough',
        'DPoP proof htm mismatch',
        'DPoP proof htu mismatch',
        'DPoP proof ath mismatch',
        'invalid DPoP key binding',
      ],
      topic: 'dpopProofInvalid',
    },
    { match: ['nonce is required in the DPoP proof', 'invalid nonce in DPoP proof'], topic: 'dpopNonceRequired' },
    {
      match: ['failed jkt verification', 'DPoP proof key thumbprint does not match dpop_jkt'],
      topic: 'dpopProofInvalid',
      meaning: 'The DPoP key is another one than the token is bound to.',
    },
    { match: ['invalid token provided', 'no access token provided'], topic: 'tokenInvalid' },
    { match: 'device code is expired', topic: 'deviceCodeExpired' },
    { match: 'you are polling too quickly and should back off', topic: 'slowDown' },
    {
      match: "authorization request is still pending as the end-user hasn't yet completed",
      topic: 'authorizationPending',
    },
    {
      match: 'not allowed for client:',
      topic: 'originNotAllowed',
      meaning: 'The server does not allow the page’s origin for this client.',
      fix: 'Allow the origin in clientBasedCORS.',
    },
    { match: 'post_logout_redirect_uri not registered', topic: 'logoutReturnNotRegistered' },
    {
      match: [
        'could not decode id_token_hint',
        'could not validate id_token_hint',
        'unrecognized id_token_hint audience',
        'client_id does not match the provided id_token_hint',
      ],
      meaning: 'id_token_hint is not an ID token that this server issued to this client.',
      fix: 'Send the last ID token of this login, unchanged.',
      owner: 'client',
    },
    { match: 'oops! something went wrong', topic: 'serverFault', ambiguous: true },
  ],
  deviations: {
    codeLifetime: { seconds: 60, reason: 'Codes live 60 seconds by default (oidc-provider: ttl).' },
    offlineByOwnParameter:
      'For web clients, offline_access is granted only together with prompt=consent (OpenID Connect Core 11).',
  },
})
