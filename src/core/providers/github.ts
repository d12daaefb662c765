import { defineProvider } from './define-provider.ts'

/** GitHub OAuth Apps and GitHub Apps. Sources: GitHub Docs, "Authorizing OAuth apps" and the two troubleshooting pages. */
export default defineProvider({
  id: 'github',
  name: 'GitHub',
  recognises: {
    hosts: ['api.github.com', 'github.com', '.ghe.com'],
    headers: [{ name: 'x-github-request-id' }],
  },
  errors: [
    {
      match: ['incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect'],
      topic: 'clientAuthenticationFailed',
      meaning: 'client_id or client_secret is wrong.',
    },
    {
      match: ['redirect_uri_mismatch', 'The redirect_uri MUST match the registered callback URL for this application'],
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not at or below the registered callback URL.',
      fix: 'Use the registered host, port and path, or a path below it.',
    },
    {
      match: ['bad_verification_code', 'The code passed is incorrect or expired'],
      topic: 'codeInvalid',
      meaning: 'The code is wrong, was used before, or is older than 10 minutes.',
    },
    {
      match: 'unverified_user_email',
      meaning: 'The user has no verified e-mail address.',
      fix: 'Ask the user to verify it at GitHub.',
      owner: 'user',
    },
    { match: 'bad_refresh_token', topic: 'refreshTokenInvalid' },
    {
      match: 'application_suspended',
      topic: 'clientDisabled',
      meaning: 'GitHub suspended the application.',
      fix: 'Contact GitHub support.',
    },
    { match: 'The user has denied your application access', topic: 'userDenied' },
    { match: 'incorrect_device_code', topic: 'deviceCodeInvalid' },
    {
      match: 'device_flow_disabled',
      topic: 'grantTypeNotAllowed',
      meaning: 'The device flow is off for this application.',
      fix: 'Enable it in the settings of the application.',
    },
  ],
  deviations: {
    errorWith200:
      'The token endpoint reports errors with HTTP 200 and an error member (GitHub Docs: troubleshooting OAuth app access token request errors).',
    formTokenResponse:
      'The token endpoint answers form-encoded unless Accept asks for JSON (GitHub Docs: authorizing OAuth apps).',
    commaSeparatedScope: 'The answer lists scopes with commas (GitHub Docs: scopes for OAuth apps).',
    scopeRewritten: 'Scopes are normalised: a wider one replaces the narrower ones (GitHub Docs: normalized scopes).',
    expiresInOptional: 'Tokens of OAuth apps do not expire, so there is no expires_in.',
    tokenTypeOptional: 'token_type is written bearer.',
    grantTypeOptional: 'The web flow does not use grant_type.',
    responseTypeOptional: 'The web flow does not use response_type.',
    redirectUriOptional: 'Without redirect_uri, GitHub uses the registered callback URL.',
    redirectUriOptionalAtToken: 'redirect_uri may be left out at the token request.',
    redirectErrorsByRedirect:
      'A wrong redirect_uri is reported by a redirect to the registered one (GitHub Docs: troubleshooting authorization request errors).',
    withoutTokenCors:
      'The token endpoint takes no preflight, so a page cannot call it (GitHub Docs: authorizing OAuth apps).',
    withoutOpenIdConnect: 'GitHub signs users in with OAuth 2.0; there is no ID token.',
    withoutIss: 'Answers carry no iss; there is no authorization server metadata.',
    withoutPkce: 'Long unsupported; GitHub accepts PKCE since 2025 and does not require it.',
    userInfoWithoutSub: 'The user API (/user) has id and login, no sub.',
    ownAuthorizationSchemes: { token: 'The API takes "Authorization: token …" as well as Bearer.' },
    codeLifetime: { seconds: 600, reason: 'Codes expire after 10 minutes (GitHub Docs: authorizing OAuth apps).' },
    opaqueAccessTokens: 'Tokens (gho_…, ghu_…) are opaque.',
  },
})
