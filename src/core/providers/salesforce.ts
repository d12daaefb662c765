import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'salesforce',
  name: 'Salesforce',
  recognises: {
    hosts: ['login.salesforce.com', 'test.salesforce.com', '.my.salesforce.com', '.my.site.com', '.force.com'],
    addresses: [/^[^?]*\/services\/oauth2\/(?:authorize|token|userinfo|revoke|introspect|echo|success)(?:[/?]|$)/],
  },
  errors: [
    {
      match: 'redirect_uri_mismatch',
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not a callback URL of the connected app.',
      fix: 'Add it exactly to the callback URLs.',
    },
    {
      match: ['invalid_client_id', 'client identifier invalid'],
      topic: 'clientUnknown',
      meaning: 'The consumer key is not known here.',
      likelyCause: 'A sandbox key at login.salesforce.com, or a new app that is not yet active everywhere.',
      fix: 'Use the right host (login or test) and the consumer key; wait ten minutes after creating the app.',
    },
    { match: 'invalid_client', topic: 'clientAuthenticationFailed', meaning: 'The consumer secret is wrong.' },
    { match: 'access-denied', topic: 'userDenied', meaning: 'The user or a policy denied the access.' },
    { match: 'end-user denied authorization', topic: 'userDenied' },
    {
      match: 'expired access/refresh token',
      topic: 'refreshTokenInvalid',
      meaning: 'The refresh token has expired or was revoked.',
    },
    { match: 'expired authorization code', topic: 'codeExpired', meaning: 'The code has expired or was used before.' },
    {
      match: 'Audience validation failed',
      topic: 'clientAssertionInvalid',
      meaning: 'aud of the JWT bearer assertion is not accepted.',
      fix: 'Use https://login.salesforce.com, or https://test.salesforce.com for a sandbox.',
    },
    { match: 'invalid code verifier', topic: 'verifierMismatch' },
    { match: 'authentication failure', topic: 'credentialsWrong', ambiguous: true },
    { match: 'inactive_user', topic: 'accountLocked', meaning: 'The user is inactive.' },
    {
      match: 'inactive_org',
      topic: 'accountLocked',
      meaning: 'The organisation is inactive or locked.',
      owner: 'authorizationServer',
    },
    {
      match: 'ip restricted',
      topic: 'ipBlocked',
      meaning: 'The address is outside the allowed range of the profile or the connected app.',
      fix: 'Relax the IP restrictions of the connected app, or add the address.',
    },
    { match: 'rate_limit_exceeded', topic: 'rateLimited' },
    {
      match: 'OAUTH_APPROVAL_ERROR_GENERIC',
      topic: 'policyDenied',
      meaning: 'The approval failed.',
      likelyCause:
        'The connected app is not installed in the organisation, a scope is not selected in it, or the licence cannot sign in.',
      fix: 'Let an administrator install the app and compare its scopes.',
    },
    {
      match: 'OAUTH_EC_APP_NOT_FOUND',
      topic: 'clientUnknown',
      meaning: 'The external client app is not installed in this organisation.',
    },
  ],
  deviations: {
    errorAliases: { 'access-denied': 'access_denied' },
    expiresInOptional: 'The token answer has issued_at and no expires_in; the session policy decides.',
    refreshTokenInFragment:
      'The user-agent flow returns a refresh token in the fragment for custom schemes (Salesforce Help: OAuth 2.0 user-agent flow).',
    refreshWithoutIdToken: 'Refresh answers carry no refresh token unless rotation is on.',
    opaqueAccessTokens: 'Access tokens are session ids unless the app issues JWTs.',
    issuerVaries: 'Tokens name the My Domain of the organisation although the request went to login.salesforce.com.',
  },
})
