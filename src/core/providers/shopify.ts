import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'shopify',
  name: 'Shopify',
  recognises: { hosts: ['.myshopify.com', 'accounts.shopify.com'] },
  errors: [
    { match: 'The redirect_uri is not whitelisted', topic: 'redirectUriNotRegistered' },
    { match: 'The authorization code was not found or was already used', topic: 'codeInvalid' },
    { match: 'application_cannot_be_found', topic: 'clientUnknown' },
  ],
  deviations: {
    expiresInOptional: 'Offline access tokens do not expire (Shopify: access tokens).',
    tokenTypeOptional: 'The token answer has no token_type.',
    commaSeparatedScope: 'Scopes are listed with commas (Shopify: access scopes).',
    grantTypeOptional: 'The exchange of a code has no grant_type.',
    responseTypeOptional: 'The install address has no response_type.',
    acceptsJsonTokenRequest: 'The token endpoint takes JSON.',
    withoutOpenIdConnect: 'App installs give no ID token.',
  },
})
