import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'fusionauth',
  name: 'FusionAuth',
  recognises: { hosts: ['.fusionauth.io'], addresses: [/^[^?]+\/oauth2\/authorize\?(?:.*&)?tenantId=[0-9a-f-]{36}/] },
  errors: [
    { match: 'invalid_origin', topic: 'originNotAllowed', ambiguous: true },
    { match: 'Invalid redirect uri', topic: 'redirectUriNotRegistered' },
    { match: 'The request has an invalid parameter: redirect_uri', topic: 'redirectUriNotRegistered' },
    { match: 'The request has an invalid parameter: code_verifier', topic: 'verifierMismatch' },
    { match: 'The request is missing a required parameter: code_challenge', topic: 'challengeMissing' },
  ],
  deviations: { challengeWith200: 'Some answers carry WWW-Authenticate together with HTTP 200.' },
})
