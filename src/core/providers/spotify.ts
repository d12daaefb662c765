import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'spotify',
  name: 'Spotify',
  recognises: { hosts: ['accounts.spotify.com'] },
  errors: [
    { match: 'code_verifier was incorrect', topic: 'verifierMismatch' },
    { match: 'code_verifier required', topic: 'verifierMissing' },
    {
      match: ['INVALID_CLIENT: Invalid redirect URI', 'Illegal redirect_uri'],
      topic: 'redirectUriNotRegistered',
      fix: 'Add it in the dashboard; for loopback use 127.0.0.1, not localhost.',
    },
    { match: 'INVALID_CLIENT: Invalid client', topic: 'clientUnknown' },
    { error: 'invalid_grant', match: 'Invalid redirect URI', topic: 'redirectUriMismatch' },
    { match: 'Refresh token revoked', topic: 'refreshTokenRevoked' },
    { match: 'Invalid authorization code', topic: 'codeInvalid' },
    { match: 'Authorization code expired', topic: 'codeExpired' },
  ],
  deviations: {
    withoutOpenIdConnect: 'Spotify speaks OAuth 2.0 only and ignores openid.',
    withoutIss: 'Answers carry no iss.',
    userInfoWithoutSub: 'The user API (/v1/me) has id, no sub.',
    opaqueAccessTokens: 'Access tokens are opaque.',
  },
})
