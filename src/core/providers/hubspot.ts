import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'hubspot',
  name: 'HubSpot',
  recognises: { hosts: ['app.hubspot.com', 'app-eu1.hubspot.com', 'api.hubapi.com', 'api.hubspot.com'] },
  errors: [
    { match: 'BAD_AUTH_CODE', topic: 'codeInvalid' },
    { match: 'BAD_REFRESH_TOKEN', topic: 'refreshTokenInvalid' },
    { match: 'BAD_CLIENT_SECRET', topic: 'clientSecretWrong' },
    { match: 'BAD_CLIENT_ID', topic: 'clientUnknown' },
    { match: 'BAD_REDIRECT_URI', topic: 'redirectUriMismatch' },
  ],
  deviations: {
    clientSecretInBody: 'client_id and client_secret go into the body (HubSpot: OAuth).',
    withoutOpenIdConnect: 'HubSpot gives no ID token.',
  },
})
