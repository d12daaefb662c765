import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'tiktok',
  name: 'TikTok',
  recognises: { hosts: ['www.tiktok.com', 'open.tiktokapis.com', 'open-api.tiktok.com'] },
  errors: [
    { match: 'param_error', topic: 'requestMalformed', ambiguous: true },
    { match: 'Redirect_uri is not matched with the uri when requesting code', topic: 'redirectUriMismatch' },
    { match: 'Authorization code is expired', topic: 'codeExpired' },
    { match: 'Code verifier or code challenge is invalid', topic: 'verifierMismatch' },
  ],
  deviations: {
    parameterAliases: { client_id: 'client_key' },
    commaSeparatedScope: 'Scopes are listed with commas (TikTok: Login Kit).',
    accessTokenMember: 'data.access_token',
    withoutOpenIdConnect: 'TikTok gives no ID token.',
    userInfoWithoutSub: 'The user API has open_id, no sub.',
    errorWith200: 'Errors may come with HTTP 200 and an error object.',
  },
})
