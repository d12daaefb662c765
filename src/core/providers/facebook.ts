import { defineProvider } from './define-provider.ts'

/** Facebook Login and Instagram: Meta’s Graph API answers errors as an object with message, type and code. */
export default defineProvider({
  id: 'facebook',
  name: 'Facebook',
  recognises: { hosts: ['.facebook.com', 'facebook.com', '.instagram.com'], headers: [{ name: 'x-fb-trace-id' }] },
  errors: [
    {
      match: ['URL Blocked', 'URL blocked: This redirect failed'],
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not among the Valid OAuth Redirect URIs.',
      fix: 'Add it, with https, in the settings of Facebook Login.',
    },
    {
      match: ["The domain of this URL isn't included in the app's domains", "Can't load URL"],
      topic: 'redirectUriNotRegistered',
      meaning: 'The domain is not among the app domains.',
      fix: 'Add it under App Domains and as a platform.',
    },
    {
      match: [
        'Error validating verification code. Please make sure your redirect_uri is identical',
        'make sure your redirect_uri is identical to the one you used',
      ],
      topic: 'redirectUriMismatch',
      likelyCause: 'The value differs, often by a slash at the end; or the code was used before.',
    },
    {
      match: ['This authorization code has been used', 'This authorization code has already been used'],
      topic: 'codeReused',
    },
    { match: 'This authorization code has expired', topic: 'codeExpired' },
    { match: 'Invalid verification code format', topic: 'codeInvalid', meaning: 'The code was changed on the way.' },
    { match: 'Error validating verification code', topic: 'codeInvalid' },
    { match: ['Error validating client secret', 'The client secret is invalid'], topic: 'clientSecretWrong' },
    { match: ['Error validating application', 'Invalid App ID'], topic: 'clientUnknown' },
    {
      match: 'App Not Setup',
      topic: 'userNotAssigned',
      meaning: 'The app is in development mode, and the user has no role in it.',
      fix: 'Give the user a role, or switch the app live.',
      owner: 'client',
    },
    {
      match: /"code"\s{0,9}:\s{0,9}190\b/,
      ambiguous: true,
      topic: 'tokenInvalid',
      meaning: 'The access token has expired, or was invalidated by logout or a new password.',
      fix: 'Sign in again.',
    },
    {
      match: /"code"\s{0,9}:\s{0,9}191\b/,
      ambiguous: true,
      topic: 'redirectUriNotRegistered',
      meaning: 'The domain of the redirect URI does not belong to the app.',
    },
    { match: /"code"\s{0,9}:\s{0,9}(?:4|17|32|613)\b/, ambiguous: true, topic: 'rateLimited' },
    { match: 'user_denied', topic: 'userDenied' },
    {
      match: 'Invalid Scopes',
      topic: 'scopeInvalid',
      meaning: 'A permission is unknown, or the app has no access to it.',
    },
  ],
  deviations: {
    errorAsObject: 'Errors are an object with message, type, code and error_subcode (Graph API: handling errors).',
    commaSeparatedScope: 'Permissions are listed with commas (Facebook Login: manual flow).',
    ownFragments: { '_=_': 'Facebook appends #_=_ to answers in the query.' },
    accessTokenInQuery: 'The Graph API takes access_token in the query (Graph API: access tokens).',
    tokenRequestInQuery:
      'The code is exchanged by a GET with all parameters in the query (Facebook Login: manual flow).',
    grantTypeOptional: 'The exchange of a code has no grant_type.',
    ownGrantTypes: { fb_exchange_token: 'Makes a long-lived token from a short-lived one.' },
    implicitByDesign: 'The JavaScript SDK returns access tokens to the page.',
    expiresInOptional: 'Tokens of system users and pages do not expire.',
    withoutOpenIdConnect: 'Without openid (Limited Login) there is no ID token.',
    userInfoWithoutSub: 'The user API (/me) has id, no sub.',
    opaqueAccessTokens: 'Access tokens are opaque.',
    withoutIss: 'Answers carry no iss.',
  },
})
