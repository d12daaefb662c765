import { defineProvider } from './define-provider.ts'

/** OpenIddict: every error carries error_uri https://documentation.openiddict.com/errors/ID2xxx. */
export default defineProvider({
  id: 'openiddict',
  name: 'OpenIddict',
  recognises: { errors: [/documentation\.openiddict\.com\/errors\//] },
  errors: [
    { match: ['ID2052', "The specified 'code_verifier' is invalid"], topic: 'verifierMismatch' },
    {
      match: [
        'ID2029',
        "The mandatory 'code_challenge' parameter is missing",
        "The mandatory 'code_challenge_method' parameter is missing",
      ],
      topic: 'challengeMissing',
      meaning: 'A required parameter is missing: for PKCE, code_challenge or its method.',
    },
    { match: "The mandatory 'code_verifier' parameter is missing", topic: 'verifierMissing' },
    {
      match: "The specified 'redirect_uri' is not valid for this client application",
      topic: 'redirectUriNotRegistered',
    },
    { match: "The specified 'redirect_uri' is invalid", topic: 'redirectUriMismatch', ambiguous: true },
    { match: "The specified 'client_id' is invalid", topic: 'clientUnknown' },
    { match: 'The specified client credentials are invalid', topic: 'clientSecretWrong' },
    { match: 'The specified authorization code has already been redeemed', topic: 'codeReused' },
    { match: 'The specified authorization code is invalid', topic: 'codeInvalid' },
    { match: 'The specified authorization code is no longer valid', topic: 'codeExpired' },
    { match: 'The specified refresh token has already been redeemed', topic: 'refreshTokenReused' },
    { match: 'The specified refresh token is invalid', topic: 'refreshTokenInvalid' },
    { match: 'The specified refresh token is no longer valid', topic: 'refreshTokenExpired' },
    { match: 'The specified token is no longer valid', topic: 'tokenExpired', ambiguous: true },
    { match: "The specified 'grant_type' is not supported", topic: 'grantTypeUnknown' },
    {
      match: [
        'This client application is not allowed to use the specified grant type',
        "The client application is not allowed to use the specified 'grant_type'",
      ],
      topic: 'grantTypeNotAllowed',
    },
    { match: 'This client application is not allowed to use the specified scope', topic: 'scopeInvalid' },
  ],
  deviations: {
    codeLifetime: { seconds: 300, reason: 'Codes live five minutes by default (OpenIddict: server options).' },
    opaqueAccessTokens: 'Access tokens are encrypted (JWE) by default (OpenIddict: token formats).',
  },
})
