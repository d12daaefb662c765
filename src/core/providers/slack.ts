import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'slack',
  name: 'Slack',
  recognises: { hosts: ['slack.com', '.slack.com'], headers: [{ name: 'x-slack-req-id' }] },
  errors: [
    {
      match: 'bad_redirect_uri',
      topic: 'redirectUriMismatch',
      meaning: 'redirect_uri is missing at the token request, differs, or is not https.',
    },
    {
      match: 'redirect_uri did not match any configured URIs',
      topic: 'redirectUriNotRegistered',
      fix: 'Add the URL under OAuth & Permissions, and save the URLs.',
    },
    { match: 'invalid_code', topic: 'codeInvalid', ambiguous: true },
    { match: 'code_already_used', topic: 'codeReused' },
    { match: 'code_expired', topic: 'codeExpired' },
    { match: 'invalid_client_id', topic: 'clientUnknown' },
    { match: 'bad_client_secret', topic: 'clientSecretWrong' },
    {
      match: 'invalid_auth',
      topic: 'clientAuthenticationFailed',
      meaning: 'Credentials or parameters of the token request are wrong.',
      likelyCause: 'redirect_uri or code is missing.',
      ambiguous: true,
    },
    { match: 'invalid_grant_type', topic: 'grantTypeUnknown' },
    { match: 'invalid_refresh_token', topic: 'refreshTokenInvalid' },
    { match: 'token_expired', topic: 'tokenExpired', ambiguous: true },
    { match: 'token_revoked', topic: 'tokenInvalid', ambiguous: true },
    { match: 'missing_scope', topic: 'insufficientScope', ambiguous: true },
    { match: 'ratelimited', topic: 'rateLimited' },
  ],
  deviations: {
    errorWith200: 'Every method answers with HTTP 200 and ok: false on errors (Slack API: evaluating responses).',
    commaSeparatedScope: 'Scopes are listed with commas (Slack API: installing with OAuth).',
    tokenTypeOptional: 'token_type is bot or user.',
    accessTokenMember: 'authed_user.access_token',
    expiresInOptional: 'Tokens do not expire unless token rotation is on (Slack API: token rotation).',
    grantTypeOptional: 'oauth.v2.access does not ask for grant_type.',
    responseTypeOptional: 'The install address /oauth/v2/authorize does not use response_type.',
    withoutOpenIdConnect: 'App installs (oauth/v2) give no ID token; only Sign in with Slack (/openid/connect) does.',
    parameterAliases: { scope: 'user_scope' },
    opaqueAccessTokens: 'Tokens (xoxb-…, xoxp-…) are opaque.',
  },
})
