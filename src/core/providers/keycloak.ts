import { defineProvider } from './define-provider.ts'

/** Wordings from the sources of Keycloak: the grant types, PkceUtils, TokenManager and the login messages. */
export default defineProvider({
  id: 'keycloak',
  name: 'Keycloak',
  recognises: {
    addresses: [
      /^[^/]+\/(?:[^?]*\/)?realms\/[^/?]+\/(?:protocol\/openid-connect|login-actions|clients-registrations)(?:\/|$)/,
      // ForgeRock has realms too, below /oauth2/.
      /^[^/]+\/(?:(?!oauth2\/)[^/?]+\/)?realms\/[^/?]+(?:\/?$|\/\.well-known\/)/,
    ],
    headers: [
      { name: 'set-cookie', value: /^(?:KC_RESTART|KC_AUTH_SESSION_HASH|KEYCLOAK_SESSION|KEYCLOAK_IDENTITY)=/ },
    ],
  },
  errors: [
    { error: 'invalid_grant', match: 'Incorrect redirect_uri', topic: 'redirectUriMismatch' },
    {
      match: 'Invalid parameter: redirect_uri',
      topic: 'redirectUriNotRegistered',
      meaning:
        'The redirect URI is not among the Valid redirect URIs; at logout, the old parameter redirect_uri was sent.',
      fix: 'Add it to Valid redirect URIs; at logout, send post_logout_redirect_uri.',
    },
    {
      match: 'Invalid redirect uri',
      topic: 'redirectUriNotRegistered',
      fix: 'Add it to Valid redirect URIs (or Valid post logout redirect URIs) of the client.',
    },
    {
      match: ['Client not found', 'Invalid parameter: client_id'],
      topic: 'clientUnknown',
      fix: 'Correct client id or realm.',
    },
    { match: ['Client disabled', 'Client is disabled'], topic: 'clientDisabled' },
    {
      match: ['Missing parameters: id_token_hint', 'Missing parameter: id_token_hint'],
      topic: 'logoutHintMissing',
      fix: 'Send id_token_hint; from Keycloak 19, client_id does as well.',
    },
    {
      match: ['Missing parameter: code_challenge_method', 'Missing parameter: code_challenge'],
      topic: 'challengeMissing',
      meaning: 'The client requires PKCE, and code_challenge or code_challenge_method is missing.',
    },
    {
      match: [
        'Invalid parameter: code challenge method is not matching the configured one',
        'Invalid parameter: invalid code_challenge_method',
      ],
      topic: 'challengeMethodRejected',
    },
    { match: 'Invalid parameter: code_challenge', topic: 'challengeMalformed' },
    { match: ['PKCE verification failed: Code mismatch', 'PKCE verification failed'], topic: 'verifierMismatch' },
    {
      match: ['PKCE verification failed: Invalid code verifier', 'PKCE invalid code verifier'],
      topic: 'challengeMalformed',
      meaning: 'code_verifier has a wrong length or forbidden characters.',
    },
    { match: 'PKCE code verifier not specified', topic: 'verifierMissing' },
    { match: 'PKCE code verifier specified but challenge not present in authorization', topic: 'verifierUnexpected' },
    {
      match: 'Code not valid',
      topic: 'codeInvalid',
      meaning: 'The code is unknown: used before, expired, or its login session is gone.',
    },
    { match: 'Code is expired', topic: 'codeExpired' },
    { match: 'Auth error: Found different client_id in clientSession', topic: 'codeForOtherClient' },
    {
      match: [
        'Client not allowed to exchange code',
        'Client is not allowed to initiate browser login with given response_type',
        'Client not allowed for direct access grants',
        'Client not enabled to retrieve service account',
      ],
      topic: 'grantTypeNotAllowed',
      fix: 'Enable the flow in the settings of the client (Standard flow, Direct access grants, Service accounts).',
    },
    {
      match: ['Standard flow is disabled for the client', 'Implicit flow is disabled for the client'],
      topic: 'responseTypeNotAllowed',
    },
    {
      match: ['Token is not active', 'Refresh token expired'],
      topic: 'refreshTokenExpired',
      meaning: 'The refresh token has expired or was idle too long.',
      likelyCause: 'The idle time of the SSO session is shorter than the pause of the user.',
    },
    {
      match: [
        'Session not active',
        "Session doesn't have required client",
        'User session not found',
        'Offline user session not found',
        'Offline session not active',
      ],
      topic: 'sessionEnded',
    },
    { match: ['Maximum allowed refresh token reuse exceeded', 'Stale token'], topic: 'refreshTokenReused' },
    { match: 'Invalid client secret', topic: 'clientSecretWrong' },
    { match: 'Invalid refresh token', topic: 'refreshTokenInvalid' },
    {
      match: "Token client and authorized client don't match",
      topic: 'codeForOtherClient',
      meaning: 'The refresh token belongs to another client.',
    },
    {
      match: [
        'Invalid client or Invalid client credentials',
        'Invalid client credentials',
        'Client secret not provided in request',
      ],
      topic: 'clientAuthenticationFailed',
      meaning: 'Client id or secret is wrong or missing.',
      fix: 'Send the right secret, or turn Client authentication off for a browser app.',
    },
    {
      match: 'Invalid scopes',
      topic: 'scopeInvalid',
      fix: 'Assign the scope to the client, and name each scope once.',
    },
    {
      match: 'Missing openid scope',
      topic: 'openidScopeMissing',
      meaning: 'Userinfo refuses the token: it was issued without the scope openid.',
      rule: 'userinfo-refused',
    },
    { match: 'authentication_expired', topic: 'loginPageExpired' },
    { match: ['Invalid user credentials', 'Invalid username or password'], topic: 'credentialsWrong' },
    {
      match: ['Account is not fully set up', 'Account disabled', 'User disabled'],
      topic: 'accountLocked',
      meaning: 'The account is disabled or has required actions open.',
    },
    { match: 'Client no longer has requested consent from user', topic: 'consentRequired' },
    {
      match: 'Missing form parameter: grant_type',
      topic: 'parameterMissing',
      meaning: 'grant_type did not arrive.',
      likelyCause: 'The body was not sent as a form.',
    },
    { match: 'Unsupported grant_type', topic: 'grantTypeUnknown' },
    {
      match: 'HTTPS required',
      meaning: 'The realm refuses plain http from this address.',
      fix: 'Use https, also behind the proxy.',
      owner: 'client',
    },
  ],
  deviations: {
    errorsWithoutCors:
      'CORS headers depend on the client: an answer to an unknown client or origin carries none (Keycloak: Web origins).',
    accessTokenAudienceVaries:
      'Access tokens carry aud "account" unless an audience mapper is configured (Keycloak: audience support).',
    userInfoNeedsOpenid: 'Userinfo answers 403 for tokens without the scope openid since Keycloak 19.0.2 and 20.',
    authorizedPartyVaries: 'ID tokens always carry azp, equal to client_id.',
    ownLogoutParameters: {
      redirect_uri: 'Keycloak before 18, or with the legacy option, takes redirect_uri at logout.',
    },
    codeLifetime: { seconds: 60, reason: 'Client Login Timeout is one minute by default (Keycloak: timeouts).' },
  },
})
