import { defineProvider } from './define-provider.ts'

/** Duende IdentityServer and IdentityServer4. It says little to clients on purpose; the reason is in its log. */
export default defineProvider({
  id: 'duende',
  name: 'IdentityServer',
  recognises: {
    hosts: ['demo.duendesoftware.com', 'demo.identityserver.io', 'demo.identityserver.com'],
    addresses: [
      /^[^?]*\/connect\/(?:authorize\/callback|endsession|endsession\/callback|checksession|deviceauthorization|ciba)(?:\?|$)/,
      /^[^?]*\/\.well-known\/openid-configuration\/jwks(?:\?|$)/,
    ],
    headers: [{ name: 'set-cookie', value: /^idsrv(?:\.|=)/ }],
  },
  errors: [
    { match: ['code challenge required', 'invalid_request: code challenge required'], topic: 'challengeMissing' },
    { match: 'Transform algorithm not supported', topic: 'challengeMethodRejected' },
    { match: 'Transformed code verifier does not match code challenge', topic: 'verifierMismatch' },
    {
      match: [
        'Identity scopes requested, but openid scope is missing',
        'Requests for id_token response type must include identity scopes',
      ],
      topic: 'openidScopeMissing',
    },
    {
      match: ['Invalid redirect_uri', 'Invalid redirect uri'],
      topic: 'redirectUriNotRegistered',
      fix: 'Add it to RedirectUris of the client.',
    },
    { match: ['Unknown client or client not enabled', 'Unknown client or not enabled'], topic: 'clientUnknown' },
    {
      match: 'Invalid grant type for client',
      topic: 'grantTypeNotAllowed',
      fix: 'Add the grant to AllowedGrantTypes of the client.',
    },
    { match: 'Invalid response type', topic: 'responseTypeNotAllowed' },
    { match: 'Invalid authorization code', topic: 'codeInvalid' },
    { match: ['Refresh token has expired', 'Refresh token expired'], topic: 'refreshTokenExpired' },
    { match: 'invalid_username_or_password', topic: 'credentialsWrong' },
    { match: 'Client not configured to receive access tokens via browser', topic: 'responseTypeNotAllowed' },
    {
      match: 'Sorry, there was an error : unauthorized_client',
      topic: 'clientUnknown',
      meaning: 'The client is unknown or disabled, or its redirect URI or flow is not allowed.',
      fix: 'Compare client id, redirect URI and flow with the registration; the log of the server has the reason.',
    },
  ],
  deviations: {
    accessTokenAudienceVaries: 'aud is empty unless API resources are defined (Duende: API resources).',
    refreshWithoutIdToken: 'Whether refresh tokens rotate is a setting of the client (RefreshTokenUsage).',
  },
})
