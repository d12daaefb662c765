import { defineProvider } from './define-provider.ts'

/** PingFederate, PingOne. */
export default defineProvider({
  id: 'ping',
  name: 'Ping Identity',
  recognises: {
    hosts: ['.pingone.com', '.pingone.eu', '.pingone.asia', '.pingone.ca', '.pingone.com.au', '.pingone.sg'],
    addresses: [
      /^[^?]*\/as\/(?:authorization|token|introspect|revoke_token|par|device_authz|bc-auth\.ciba)\.?(?:oauth2)?(?:\?|$)/,
      /^[^?]*\/idp\/(?:userinfo\.openid|startSLO\.ping)(?:\?|$)/,
      /^[^/]+\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/as(?:[/?]|$)/,
    ],
  },
  errors: [
    { match: ['Redirect URI mismatch', 'Invalid redirect_uri'], topic: 'redirectUriNotRegistered' },
    { match: 'Unknown or invalid client_id', topic: 'clientUnknown' },
    {
      match: ['Invalid client or client credentials', 'Authentication method not allowed for client'],
      topic: 'clientAuthenticationFailed',
    },
    {
      match: ['Authorization code is invalid or expired', 'Authorization code is invalid or expired.'],
      topic: 'codeInvalid',
    },
    { match: 'unknown, invalid, or expired refresh token', topic: 'refreshTokenInvalid' },
    { match: 'The code verifier does not match', topic: 'verifierMismatch' },
    { match: 'code_challenge is required', topic: 'challengeMissing' },
    { match: 'The requested scope(s) must be blank or a subset of the provided scopes', topic: 'scopeInvalid' },
    {
      match: 'At least one scope must be granted',
      topic: 'scopeInvalid',
      meaning: 'None of the requested scopes is granted to this application.',
      fix: 'Add the scopes to the application’s resources.',
    },
    { match: 'User cancelled', topic: 'userDenied' },
  ],
  deviations: {
    opaqueAccessTokens:
      'Access tokens of the internal manager are reference tokens (PingFederate: access token management).',
    accessTokenAudienceVaries:
      'PingOne access tokens carry the resource’s audience, by default https://api.pingone.com.',
  },
})
