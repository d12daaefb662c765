import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'okta',
  name: 'Okta',
  recognises: {
    hosts: ['.okta.com', '.okta-emea.com', '.okta-gov.com', '.okta.mil', '.oktapreview.com'],
    // With a custom domain: /oauth2/{server}/v1/…, or the issuer of a custom authorization server.
    addresses: [
      /^[^/]+\/oauth2\/(?:[^/?]+\/)?v1\/(?:authorize|token|userinfo|keys|logout|revoke|introspect|par|interact|device)(?:[/?]|$)/,
      /^[^/]+\/oauth2\/(?:default|aus[0-9A-Za-z]{17})(?:[/?]|$)/,
    ],
    headers: [{ name: 'x-okta-request-id' }],
  },
  errors: [
    {
      match: 'parameter must be a Login redirect URI in the client app settings',
      topic: 'redirectUriNotRegistered',
      fix: 'Add it to the sign-in redirect URIs of the app.',
    },
    { match: 'PKCE code challenge is required by the application', topic: 'challengeMissing' },
    { match: 'User is not assigned to the client application', topic: 'userNotAssigned' },
    {
      match: [
        'The client specified not to prompt, but the user is not logged in',
        "The client specified not to prompt, but the user isn't signed in",
      ],
      topic: 'loginRequired',
      rule: 'silent-not-signed-in',
    },
    {
      match: 'The client specified not to prompt, but the client app requires re-authentication or MFA',
      topic: 'interactionRequired',
    },
    {
      match: 'One or more scopes are not configured for the authorization server resource',
      topic: 'scopeInvalid',
      likelyCause: 'The org authorization server and a custom one (/oauth2/default) have different scopes.',
      fix: 'Add the scope to this authorization server, or use the right issuer.',
    },
    {
      match: 'The refresh token is invalid or expired',
      topic: 'refreshTokenInvalid',
      likelyCause: 'It was rotated, and the old one was used again.',
    },
    {
      match: 'The authorization code is invalid or has expired',
      topic: 'codeInvalid',
      meaning: 'The code was used before, has expired, or belongs to another app.',
    },
    { match: 'PKCE verification failed', topic: 'verifierMismatch' },
    {
      match: 'Browser requests to the token endpoint must use Proof Key for Code Exchange',
      topic: 'challengeMissing',
      meaning: 'A browser may redeem a code only with PKCE.',
    },
    { match: 'Cross-origin requests to the token endpoint', topic: 'originNotAllowed' },
    { match: 'The client secret supplied for a confidential client is invalid', topic: 'clientSecretWrong' },
    { match: "Invalid value for 'client_id' parameter", topic: 'clientUnknown' },
    {
      match: 'Client authentication failed. Either the client or the client credentials are invalid',
      topic: 'clientAuthenticationFailed',
    },
    {
      match: 'The client is not authorized to use the provided grant type',
      topic: 'grantTypeNotAllowed',
      fix: 'Enable the grant type in the settings of the app.',
    },
    { match: 'The specified response_mode is not supported', topic: 'responseModeNotAllowed' },
    {
      match: 'Policy evaluation failed for this request',
      topic: 'policyDenied',
      meaning: 'No access policy of the authorization server fits this client, user and scope.',
      fix: 'Add a policy and rule for the client.',
    },
    {
      match: 'The resource owner or authorization server denied the request',
      topic: 'userDenied',
      meaning: 'The user or a policy refused.',
    },
    { match: 'API call exceeded rate limit due to too many requests', topic: 'rateLimited' },
    { match: 'E0000047', topic: 'rateLimited' },
  ],
  deviations: {
    ownResponseModes: { okta_post_message: 'okta-auth-js gets the answer of a frame or popup by postMessage.' },
    opaqueAccessTokens:
      'Access tokens of the org authorization server are for Okta’s own APIs and are not to be verified (Okta: authorization servers).',
    ownAuthorizationSchemes: { SSWS: 'The scheme of Okta API tokens.' },
    incompleteMetadata: 'Older servers leave code_challenge_methods_supported out.',
  },
})
