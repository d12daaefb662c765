import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'fusionauth',
  name: 'FusionAuth',
  recognises: { hosts: ['.fusionauth.io'], addresses: [/^[^?]+\/oauth2\/authorize\?(?:.*&)?tenantId=[0-9a-f-]{36}/] },
  errors: [
    { match: 'Invalid origin uri', topic: 'originNotAllowed' },
    { match: 'Invalid redirect uri', topic: 'redirectUriNotRegistered' },
  ],
  deviations: { challengeWith200: 'Some answers carry WWW-Authenticate together with HTTP 200.' },
})
