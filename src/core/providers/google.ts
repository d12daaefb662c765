import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'google',
  name: 'Google',
  recognises: {
    hosts: ['accounts.google.com', 'oauth2.googleapis.com', 'openidconnect.googleapis.com'],
    addresses: [/^www\.googleapis\.com\/oauth2\//],
  },
  errors: [
    {
      match: 'redirect_uri_mismatch',
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not among the authorized redirect URIs of this client.',
      fix: 'Add it exactly in the Google Cloud console; the page shows the sent value under "Request details".',
    },
    {
      match: ['origin_mismatch', 'given origin is not allowed'],
      topic: 'originNotAllowed',
      meaning: 'The origin is not among the authorized JavaScript origins.',
      fix: 'Add the exact origin; for localhost, both with and without the port.',
    },
    {
      match: 'idpiframe_initialization_failed',
      meaning: 'The old sign-in library (gapi.auth2) could not start.',
      likelyCause: 'An origin that is not allowed, or blocked third-party cookies.',
      fix: 'Move to Google Identity Services.',
      owner: 'client',
    },
    {
      match: ['deleted_client', 'The OAuth client was deleted'],
      topic: 'clientUnknown',
      meaning: 'The client was deleted.',
    },
    { match: 'The OAuth client was not found', topic: 'clientUnknown' },
    {
      match: [
        "doesn't comply with Google's OAuth 2.0 policy",
        "You can't sign in to this app because it doesn't comply",
      ],
      meaning: 'The request does not follow Google’s OAuth policy.',
      likelyCause: 'An http or IP redirect URI, a missing parameter, or the out-of-band flow.',
      fix: 'Use https or localhost, and a complete request.',
      owner: 'client',
    },
    {
      match: ['has not completed the Google verification process', 'app is currently being tested'],
      topic: 'userNotAssigned',
      meaning: 'The app is in testing, and the user is not a test user.',
      fix: 'Add the user as a test user, or publish the app.',
      owner: 'client',
    },
    {
      match: 'admin_policy_enforced',
      topic: 'policyDenied',
      meaning: 'The Workspace administrator blocks the app or its scopes.',
      fix: 'Ask the administrator to allow the app.',
    },
    {
      match: 'access_not_configured',
      topic: 'policyDenied',
      meaning: 'The Workspace administrator has not configured the app.',
    },
    {
      match: 'org_internal',
      topic: 'userUnknown',
      meaning: 'The client only serves accounts of its own organisation.',
      fix: 'Use such an account, or set the user type to external.',
      owner: 'client',
    },
    { match: 'disallowed_useragent', topic: 'embeddedBrowser' },
    {
      match: 'Malformed auth code',
      topic: 'codeInvalid',
      meaning: 'The code was changed on the way.',
      likelyCause: 'It was decoded or encoded twice: its slash is %2F in the URL.',
      fix: 'Decode the code exactly once.',
      rule: 'tokreq-code-altered',
    },
    {
      match: 'Token has been expired or revoked',
      topic: 'refreshTokenRevoked',
      meaning: 'The refresh token has expired or was revoked.',
      likelyCause: 'A test app (7 days), a password change, or access removed in the Google account.',
    },
    {
      error: 'invalid_grant',
      match: 'Bad Request',
      ambiguous: true,
      topic: 'codeInvalid',
      meaning: 'Google does not accept the code or refresh token.',
      likelyCause: 'Used before, expired, or redirect_uri differs.',
    },
    {
      match: 'client_secret is missing',
      topic: 'clientAuthenticationMissing',
      meaning: 'Clients of the type Web application must send client_secret.',
      fix: 'Redeem the code on the server, or use Google Identity Services in the browser.',
    },
    { match: 'The provided client secret is invalid', topic: 'clientSecretWrong' },
    { match: ['Missing code verifier', 'code verifier is required'], topic: 'verifierMissing' },
    { match: 'Invalid code verifier', topic: 'verifierMismatch' },
    { match: 'Some requested scopes were invalid', topic: 'scopeInvalid' },
  ],
  deviations: {
    offlineByOwnParameter:
      'A refresh token comes with access_type=offline and a shown consent page (prompt=consent) only (Google: OAuth 2.0 for web server applications).',
    ownRedirectUris: {
      postmessage: 'Google’s popup mode hands the code over by postMessage.',
      'storagerelay://': 'Google Identity Services passes the answer through a frame of its own.',
    },
    endpointAliases:
      'The addresses /o/oauth2/auth, /o/oauth2/v2/auth and /o/oauth2/v3/… are one endpoint in several versions.',
    issuerVaries: 'ID tokens may carry iss accounts.google.com without scheme (Google: validating an ID token).',
    implicitByDesign: 'The token model of Google Identity Services returns access tokens to the page.',
    authorizedPartyVaries:
      'azp may name the Android or iOS client of the project while aud names the web client (Google: cross-client identity).',
    publicClientSecret:
      'Secrets of installed and desktop clients are documented as not confidential (Google: OAuth 2.0 for desktop apps).',
    scopeRewritten:
      'The scopes email and profile come back as https://www.googleapis.com/auth/userinfo.email and .profile.',
    idTokenAsApiCredential: 'Cloud Run, Cloud Functions and IAP take ID tokens as credentials.',
    opaqueAccessTokens: 'Access tokens are opaque strings (ya29.…) for Google’s APIs.',
  },
})
