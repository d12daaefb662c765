import { defineProvider } from './define-provider.ts'

/** What remains when no product was recognised, and what all products share: the standard `error` values. */
export default defineProvider({
  id: 'generic',
  name: 'Authorization server',
  errors: [
    // RFC 6749 §4.1.2.1 and §5.2
    {
      match: 'invalid_request',
      meaning: 'A parameter is missing, repeated, malformed, or not allowed together with another.',
      likelyCause:
        'A JSON body, a missing grant_type, code_challenge or redirect_uri, or two ways of client authentication.',
      fix: 'Read error_description, and compare the request with the specification.',
      owner: 'client',
    },
    {
      match: 'unauthorized_client',
      topic: 'grantTypeNotAllowed',
      meaning: 'The client exists but may not use this grant or flow.',
      likelyCause:
        'The grant or response type is not enabled for the client, or the app is not installed in the tenant.',
    },
    {
      match: 'access_denied',
      meaning: 'The user or a policy refused.',
      likelyCause: 'Cancel was pressed, the user is not assigned, or a rule denied the access.',
      fix: 'Try again; if the user did not cancel, ask the administrator.',
      owner: 'user',
    },
    {
      match: 'unsupported_response_type',
      topic: 'responseTypeNotAllowed',
      meaning: 'The server does not offer this response_type.',
    },
    { match: 'invalid_scope', topic: 'scopeInvalid' },
    { match: 'server_error', topic: 'serverFault' },
    {
      match: 'temporarily_unavailable',
      meaning: 'The server is overloaded or in maintenance.',
      fix: 'Try again later, with growing pauses.',
      owner: 'authorizationServer',
    },
    { match: 'invalid_client', topic: 'clientAuthenticationFailed' },
    {
      match: 'invalid_grant',
      meaning: 'The server does not accept the code or refresh token.',
      likelyCause:
        'It was used before, has expired, belongs to another client, redirect_uri differs, or the PKCE check failed.',
      fix: 'Compare the token request with the sign-in request; then start a new login.',
      owner: 'client',
    },
    { match: 'unsupported_grant_type', topic: 'grantTypeUnknown' },

    // RFC 6750 §3.1, RFC 9470 §3
    {
      match: 'invalid_token',
      topic: 'tokenInvalid',
      meaning: 'The access token is expired, revoked, malformed or for somebody else.',
    },
    { match: 'insufficient_scope', topic: 'insufficientScope' },
    { match: 'insufficient_user_authentication', topic: 'stepUpRequired' },

    // OIDC Core §3.1.2.6, Unmet Authentication Requirements
    { match: 'login_required', topic: 'loginRequired' },
    { match: 'interaction_required', topic: 'interactionRequired' },
    { match: 'consent_required', topic: 'consentRequired' },
    { match: 'account_selection_required', topic: 'accountSelectionRequired' },
    {
      match: 'unmet_authentication_requirements',
      meaning: 'The requested level of authentication (acr) cannot be reached.',
      fix: 'Ask for a level that the server offers, or configure it there.',
      owner: 'client',
    },
    {
      match: 'request_not_supported',
      meaning: 'The server does not take a request object (request).',
      fix: 'Send plain parameters, or push the request (PAR).',
      owner: 'client',
    },
    {
      match: 'request_uri_not_supported',
      meaning: 'The server does not take request_uri.',
      fix: 'Send the parameters themselves, or a request object.',
      owner: 'client',
    },
    {
      match: 'registration_not_supported',
      meaning: 'The server does not take the registration parameter.',
      fix: 'Remove it; register the client beforehand.',
      owner: 'client',
    },

    // RFC 9101 §7, RFC 9126
    { match: 'invalid_request_uri', topic: 'requestUriInvalid' },
    { match: 'invalid_request_object', topic: 'requestObjectInvalid' },

    // RFC 7009 §2.2.1
    {
      match: 'unsupported_token_type',
      meaning: 'The server cannot revoke this kind of token.',
      fix: 'Revoke the refresh token instead.',
      owner: 'client',
      rule: 'revocation-failed',
    },

    // RFC 8628 §3.5, CIBA Core §11 and §13
    { match: 'authorization_pending', topic: 'authorizationPending' },
    { match: 'slow_down', topic: 'slowDown' },
    { match: 'expired_token', topic: 'deviceCodeExpired' },
    {
      match: 'expired_login_hint_token',
      meaning: 'The login hint has expired.',
      fix: 'Get a new hint.',
      owner: 'client',
    },
    {
      match: 'unknown_user_id',
      topic: 'userUnknown',
      meaning: 'The server does not find the user that the hint names.',
      fix: 'Correct the hint.',
      owner: 'client',
    },
    {
      match: 'missing_user_code',
      meaning: 'The server wants a user_code.',
      fix: 'Ask the user for it, and send it.',
      owner: 'client',
    },
    { match: 'invalid_user_code', meaning: 'The user_code is wrong.', fix: 'Ask the user again.', owner: 'user' },
    {
      match: 'invalid_binding_message',
      meaning: 'The binding_message cannot be shown.',
      fix: 'Shorten it, and use plain characters.',
      owner: 'client',
    },
    {
      match: 'transaction_failed',
      meaning: 'The login on the other device failed.',
      fix: 'Start again.',
      owner: 'authorizationServer',
    },

    // RFC 8693 §2.2.2, RFC 8707 §2, RFC 9396 §5
    { match: 'invalid_target', topic: 'audienceUnknown' },
    {
      match: 'invalid_authorization_details',
      meaning: 'authorization_details has an unknown type or wrong fields.',
      fix: 'Compare it with what the server documents for this type.',
      owner: 'client',
    },

    // RFC 9449 §5, §7.1, §8, §9
    { match: 'invalid_dpop_proof', topic: 'dpopProofInvalid' },
    { match: 'use_dpop_nonce', topic: 'dpopNonceRequired' },

    // RFC 7591 §3.2.2
    {
      match: 'invalid_redirect_uri',
      meaning: 'The server does not accept the redirect URI.',
      likelyCause: 'It is not registered for the client, uses http, or has a fragment.',
      fix: 'Compare it character by character with the registered one.',
      owner: 'client',
    },
    {
      match: 'invalid_client_metadata',
      meaning: 'The metadata of the client is not valid.',
      likelyCause: 'Values that contradict each other.',
      fix: 'Correct the registration request.',
      owner: 'client',
    },
    {
      match: 'invalid_software_statement',
      meaning: 'The software statement is not valid.',
      fix: 'Get a new one.',
      owner: 'client',
    },
    {
      match: 'unapproved_software_statement',
      meaning: 'The server does not approve this software statement.',
      fix: 'Ask the operator of the server.',
      owner: 'authorizationServer',
    },

    // Drafts and values that several products share
    {
      match: 'invalid_client_attestation',
      meaning: 'The client attestation is not valid.',
      fix: 'Get a new attestation, and sign its proof with the right key.',
      owner: 'client',
    },
    {
      match: 'use_attestation_challenge',
      meaning: 'The server wants its challenge in the attestation proof.',
      fix: 'Repeat the request once with it.',
      owner: 'client',
      step: true,
    },
    {
      match: 'use_fresh_attestation',
      meaning: 'The server wants a newer client attestation.',
      fix: 'Get a new attestation, and repeat the request once.',
      owner: 'client',
      step: true,
    },
    { match: 'unsupported_response_mode', topic: 'responseModeNotAllowed' },
    { match: 'mfa_required', topic: 'mfaRequired' },
    {
      match: 'redirect_uri_mismatch',
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI does not match a registered one.',
    },
    {
      match: 'redirect_mismatch',
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI does not match a registered one.',
    },
    { match: 'too_many_requests', topic: 'rateLimited' },
    { match: 'rate_limit_exceeded', topic: 'rateLimited' },

    // Pages of gateways, firewalls and proxies
    {
      match: [
        'Sorry, you have been blocked',
        'Request unsuccessful. Incapsula incident ID',
        'The requested URL was rejected. Please consult with your administrator',
        'The request is blocked',
        "Request blocked. We can't connect to the server for this app or website at this time",
        'This request was blocked by the security rules',
        'Attention Required! | Cloudflare',
        'Web Page Blocked',
      ],
      topic: 'gatewayBlocked',
    },
    { match: 'has banned your IP address', topic: 'ipBlocked' },

    // Sentences that several products use
    {
      match: [
        'PKCE verification failed',
        'code_verifier does not match',
        'invalid code_verifier',
        'code verifier does not match',
      ],
      topic: 'verifierMismatch',
    },
    {
      match: ['missing code_verifier', 'code_verifier is required', 'code_verifier required', 'code verifier required'],
      topic: 'verifierMissing',
    },
    {
      match: [
        'code challenge required',
        'code_challenge is required',
        'code_challenge required',
        'missing code_challenge',
        'PKCE is required',
      ],
      topic: 'challengeMissing',
    },
    {
      match: [
        'authorization code has expired',
        'authorization code is expired',
        'authorization code expired',
        'expired authorization code',
      ],
      topic: 'codeExpired',
    },
    { error: 'invalid_grant', match: ['code has expired', 'code is expired', 'code expired'], topic: 'codeExpired' },
    {
      match: [
        'code has already been used',
        'code was already redeemed',
        'code already used',
        'code was already used',
        'authorization code already used',
        'code has already been redeemed',
      ],
      topic: 'codeReused',
    },
    {
      match: ['invalid authorization code', 'authorization code is invalid', 'authorization code not found'],
      topic: 'codeInvalid',
    },
    { error: 'invalid_grant', match: ['invalid code', 'code is invalid', 'code not found'], topic: 'codeInvalid' },
    {
      error: 'invalid_grant',
      match: [
        'redirect_uri mismatch',
        'redirect URI mismatch',
        'invalid redirect_uri',
        'invalid redirect uri',
        'redirect_uri does not match',
        'redirect URI does not match',
      ],
      topic: 'redirectUriMismatch',
    },
    {
      match: [
        'redirect_uri mismatch',
        'redirect URI mismatch',
        'invalid redirect_uri',
        'invalid redirect uri',
        'redirect_uri does not match',
        'redirect URI does not match',
        'redirect_uri is not registered',
        'redirect_uri not registered',
        'redirect URI is not registered',
      ],
      topic: 'redirectUriNotRegistered',
    },
    {
      match: ['unknown client', 'client not found', 'invalid client_id', 'client_id is invalid'],
      topic: 'clientUnknown',
    },
    {
      match: ['invalid client secret', 'invalid client_secret', 'client secret is invalid', 'client_secret is invalid'],
      topic: 'clientSecretWrong',
    },
    { match: ['client authentication failed', 'invalid client credentials'], topic: 'clientAuthenticationFailed' },
    {
      match: [
        'refresh token expired',
        'refresh token is expired',
        'refresh token has expired',
        'expired refresh token',
      ],
      topic: 'refreshTokenExpired',
    },
    {
      match: [
        'refresh token revoked',
        'refresh token is revoked',
        'refresh token has been revoked',
        'refresh token was revoked',
      ],
      topic: 'refreshTokenRevoked',
    },
    {
      match: ['refresh token already used', 'refresh token has already been used', 'refresh token reuse detected'],
      topic: 'refreshTokenReused',
    },
    {
      match: ['invalid refresh token', 'refresh token is invalid', 'refresh token not found'],
      topic: 'refreshTokenInvalid',
    },
    { match: ['unsupported grant type', 'unsupported grant_type', 'unknown grant_type'], topic: 'grantTypeUnknown' },
    {
      match: ['grant type not allowed', 'grant type is not allowed', 'grant_type not allowed'],
      topic: 'grantTypeNotAllowed',
    },
    {
      match: ['missing required parameter', 'missing parameter', 'required parameter is missing'],
      topic: 'parameterMissing',
    },
    { match: ['origin not allowed', 'origin is not allowed'], topic: 'originNotAllowed' },
    { match: ['rate limit exceeded', 'too many requests'], topic: 'rateLimited' },
    {
      match: [
        'IP address is not allowed',
        'IP address not allowed',
        'IP address has been blocked',
        'IP not allowed',
        'your IP address is blocked',
      ],
      topic: 'ipBlocked',
    },
    {
      match: ['user denied', 'user cancelled', 'user canceled', 'user declined', 'denied by the user'],
      topic: 'userDenied',
    },
    {
      match: ['access token expired', 'access token has expired', 'access token is expired', 'the token has expired'],
      topic: 'tokenExpired',
    },
    {
      match: [
        'access token is not active',
        'access token is not valid',
        'token is revoked',
        'access token was revoked',
      ],
      topic: 'tokenInvalid',
    },
    { match: ['unknown scope', 'invalid scopes', 'invalid scope'], topic: 'scopeInvalid' },
  ],
  deviations: {},
})
