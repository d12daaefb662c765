import { defineProvider } from './define-provider.ts'

/** Servers on Ory’s library fosite: Ory Hydra and Network, Authelia. Their descriptions are long and carry a hint. */
export default defineProvider({
  id: 'ory',
  name: 'Ory Hydra or Authelia',
  recognises: {
    hosts: ['.oryapis.com'],
    addresses: [
      /^[^?]*\/oauth2\/sessions\/logout(?:\?|$)/,
      /^[^?]*\/api\/oidc\/(?:authorization|token|userinfo|revocation|introspection|pushed-authorization-request)(?:\?|$)/,
    ],
    pathEndings: ['/oauth2/auth', '/oauth2/token', '/oauth2/revoke'],
  },
  errors: [
    { match: 'The PKCE code challenge did not match the code verifier', topic: 'verifierMismatch' },
    { match: 'The PKCE code verifier must be at least 43 characters', topic: 'challengeMalformed' },
    {
      match: [
        'Clients must include a code_challenge when performing the authorize code flow',
        'This client must include a code_challenge when performing the authorize code flow',
      ],
      topic: 'challengeMissing',
    },
    { match: 'Clients must use code_challenge_method=S256', topic: 'challengeMethodRejected' },
    {
      match: 'is not allowed to request scope',
      topic: 'scopeInvalid',
      likelyCause: 'The scope is not allowed for the client, or scopes were joined with commas.',
    },
    {
      match: "The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls",
      topic: 'redirectUriNotRegistered',
    },
    {
      match: "The 'redirect_uri' from this request does not match the one from the authorize request",
      topic: 'redirectUriMismatch',
    },
    { match: 'The requested OAuth 2.0 Client does not exist', topic: 'clientUnknown' },
    {
      match: ['The authorization code has already been used', 'The authorization code was already used'],
      topic: 'codeReused',
    },
    { match: 'The refresh token was already used', topic: 'refreshTokenReused' },
    {
      match: 'The OAuth 2.0 Client ID from this request does not match the one from the authorize request',
      topic: 'codeForOtherClient',
    },
    {
      match: 'Client authentication failed (e.g., unknown client, no client authentication included',
      topic: 'clientAuthenticationFailed',
    },
    { match: 'request_forbidden', topic: 'policyDenied' },
    {
      match: 'invalid_state',
      meaning: 'state is missing or shorter than 8 characters.',
      fix: 'Send a state of at least 8 random characters.',
      owner: 'client',
      rule: 'authreq-state-weak',
    },
    {
      match: [
        'Make sure that the various timeouts are correct',
        'The resource owner or authorization server denied the request',
      ],
      topic: 'userDenied',
      meaning: 'The login or consent was refused or took too long.',
    },
  ],
  deviations: { opaqueAccessTokens: 'Access tokens are opaque (ory_at_…, authelia_at_…) unless JWT is configured.' },
})
