import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'twitch',
  name: 'Twitch',
  recognises: { hosts: ['id.twitch.tv'] },
  errors: [
    { match: 'Parameter redirect_uri does not match registered URI', topic: 'redirectUriNotRegistered' },
    { match: 'Invalid authorization code', topic: 'codeInvalid' },
    { match: 'invalid client secret', topic: 'clientSecretWrong' },
    { match: 'Invalid refresh token', topic: 'refreshTokenInvalid' },
  ],
  deviations: {
    scopeAsArray: 'scope in the token answer is an array (Twitch: getting OAuth access tokens).',
    withoutPkce: 'Twitch does not do PKCE.',
    ownAuthorizationSchemes: { OAuth: 'The validate endpoint takes "Authorization: OAuth …".' },
  },
})
