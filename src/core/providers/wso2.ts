import { defineProvider } from './define-provider.ts'

/** WSO2 Identity Server and Asgardeo. */
export default defineProvider({
  id: 'wso2',
  name: 'WSO2 Identity Server',
  recognises: {
    hosts: ['api.asgardeo.io', 'accounts.asgardeo.io', '.asgardeo.io'],
    addresses: [
      /^[^?]*\/oauth2\/oidcdiscovery(?:\/|$)/,
      /^[^?]*\/authenticationendpoint\//,
      /^[^?]+\?(?:.*&)?oauthErrorCode=/,
    ],
  },
  errors: [
    {
      match: ['invalid_callback', 'Registered callback does not match with the provided url'],
      topic: 'redirectUriNotRegistered',
      fix: 'Register the address, or correct the pattern (regexp=…).',
    },
    { match: 'Callback url mismatch', ambiguous: true, topic: 'redirectUriMismatch' },
    {
      match: [
        'A valid OAuth client could not be found for client_id',
        'Cannot find an application associated with the given client_id',
      ],
      topic: 'clientUnknown',
    },
    { match: 'Client Authentication failed', topic: 'clientAuthenticationFailed' },
    { match: 'Inactive authorization code received from token request', topic: 'codeReused' },
    { match: 'Invalid authorization code received from token request', topic: 'codeInvalid' },
    { match: 'Expired authorization code received from token request', topic: 'codeExpired' },
    { match: ['PKCE validation failed', 'PKCE verification failed'], topic: 'verifierMismatch' },
    { match: 'PKCE is mandatory for this application', topic: 'challengeMissing' },
    { match: 'Persisted access token data not found', topic: 'refreshTokenInvalid' },
    { match: 'Refresh token is expired', topic: 'refreshTokenExpired' },
  ],
  deviations: {
    issuerVaries: 'The issuer is the address of the token endpoint, …/oauth2/token (WSO2 Identity Server: issuer).',
  },
})
