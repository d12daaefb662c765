import { defineProvider } from './define-provider.ts'

/** Spring Authorization Server: its descriptions name the parameter, "OAuth 2.0 Parameter: redirect_uri". */
export default defineProvider({
  id: 'spring',
  name: 'Spring Authorization Server',
  recognises: {
    addresses: [/^[^?]*\/oauth2\/device_verification(?:\?|$)/],
    pathEndings: ['/oauth2/jwks', '/connect/logout', '/connect/register', '/oauth2/device_authorization'],
    errors: [/\bOAuth 2\.0 Parameter: [a-z_]/],
  },
  errors: [
    {
      match: 'OAuth 2.0 Parameter: redirect_uri',
      topic: 'redirectUriNotRegistered',
      meaning: 'redirect_uri is missing, malformed, or not registered for the client.',
      fix: 'Register it exactly; on loopback use 127.0.0.1, not localhost.',
    },
    { match: 'OAuth 2.0 Parameter: client_id', topic: 'clientUnknown', meaning: 'client_id is missing or unknown.' },
    { match: 'OAuth 2.0 Parameter: scope', topic: 'scopeInvalid' },
    {
      match: ['OAuth 2.0 Parameter: code_challenge', 'OAuth 2.0 Parameter: code_challenge_method'],
      topic: 'challengeMissing',
      meaning: 'PKCE is required, and code_challenge or its method is missing or wrong.',
    },
    {
      error: 'invalid_grant',
      match: ['OAuth 2.0 Parameter: code_verifier', 'Client authentication failed: code_verifier'],
      topic: 'verifierMismatch',
      meaning: 'code_verifier is missing or does not fit.',
    },
    {
      match: 'OAuth 2.0 Parameter: code_verifier',
      topic: 'verifierMismatch',
      meaning: 'code_verifier is missing or does not fit.',
    },
    {
      match: 'OAuth 2.0 Parameter: grant_type',
      topic: 'grantTypeUnknown',
      meaning: 'grant_type is missing or unknown.',
      likelyCause: 'The body was not sent as a form.',
    },
    { match: 'OAuth 2.0 Parameter: response_type', topic: 'responseTypeNotAllowed' },
    {
      match: 'OAuth 2.0 Parameter: code',
      topic: 'parameterMissing',
      meaning: 'The parameter code is missing or was sent twice.',
    },
    {
      match: 'OAuth 2.0 Parameter: refresh_token',
      topic: 'parameterMissing',
      meaning: 'The parameter refresh_token is missing or was sent twice.',
    },
    {
      match: 'OAuth 2.0 Parameter: id_token_hint',
      topic: 'logoutHintMissing',
      meaning: 'id_token_hint is missing or not an ID token of this server.',
    },
    { match: 'OAuth 2.0 Parameter: post_logout_redirect_uri', topic: 'logoutReturnNotRegistered' },
    {
      match: [
        'Client authentication failed: client_id',
        'Client authentication failed: client_secret',
        'Client authentication failed: authentication_method',
        'Client authentication failed: client_assertion',
      ],
      topic: 'clientAuthenticationFailed',
    },
  ],
  deviations: {
    errorsWithoutCors: 'CORS is off unless configured, and filters may answer errors before it is applied.',
    codeLifetime: { seconds: 300, reason: 'Codes live five minutes by default (TokenSettings).' },
    refreshTokenReusable: 'Refresh tokens are reused by default (TokenSettings: reuseRefreshTokens).',
  },
})
