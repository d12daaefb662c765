import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'auth0',
  name: 'Auth0',
  recognises: {
    hosts: ['.auth0.com'],
    addresses: [/^[^/]+\/u\/(?:login|signup|consent|mfa)[^?]*\?state=hKF/, /^[^/]+\/authorize\/resume\?/],
    headers: [{ name: 'x-auth0-requestid' }, { name: 'x-auth0-l' }],
  },
  errors: [
    {
      match: ['Callback URL mismatch', 'The provided redirect_uri is not in the list of allowed callback URLs'],
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not among the Allowed Callback URLs.',
      fix: 'Add it exactly in the settings of the application.',
    },
    { match: 'Multifactor authentication required', topic: 'mfaRequired' },
    {
      match: 'Unknown or invalid refresh token',
      topic: 'refreshTokenInvalid',
      meaning: 'The refresh token is unknown, expired, revoked, or was already rotated.',
      likelyCause: 'Two tabs refreshed with the same token.',
      fix: 'Let one tab refresh at a time; a reuse interval softens it.',
    },
    { match: 'Failed to verify code verifier', topic: 'verifierMismatch' },
    { match: 'Invalid authorization code', topic: 'codeInvalid' },
    {
      error: 'unauthorized_client',
      match: 'not allowed for the client',
      topic: 'grantTypeNotAllowed',
      fix: 'Enable the grant type under Advanced Settings of the application.',
    },
    {
      match: 'Service not found',
      topic: 'audienceUnknown',
      meaning: 'No API is registered under this audience.',
      fix: 'Use the identifier of the API as audience.',
    },
    {
      match: 'is not authorized to access resource server',
      topic: 'audienceUnknown',
      meaning: 'The application is not authorized for this API.',
      fix: 'Authorize the application for the API.',
    },
    {
      match: 'unauthorized',
      meaning: 'An Action or Rule of the tenant denied the login.',
      fix: 'Look into the tenant log; error_description is written by the Action.',
      owner: 'authorizationServer',
      ambiguous: true,
    },
    { match: 'Unknown client', topic: 'clientUnknown' },
    { match: 'too_many_requests', topic: 'rateLimited' },
    {
      match: ['too_many_attempts', 'Your account has been blocked after multiple consecutive login attempts'],
      topic: 'accountLocked',
      meaning: 'Too many wrong passwords: the account or address is blocked for a while.',
    },
    {
      match: 'missing_refresh_token',
      meaning: 'The library (auth0-spa-js) has no refresh token to use.',
      fix: 'Ask for offline_access at sign-in, or switch the fallback to a frame on.',
      owner: 'client',
    },
    {
      match: 'invalid_signature',
      meaning: 'The ID token is not signed as the library expects.',
      likelyCause: 'The application signs with HS256.',
      fix: 'Set the signing algorithm of the application to RS256.',
      owner: 'client',
      ambiguous: true,
    },
  ],
  deviations: {
    acceptsJsonTokenRequest: 'The token endpoint takes JSON; auth0-spa-js sent JSON before version 2.',
    opaqueAccessTokens:
      'Without audience, the access token is opaque and good for /userinfo only (Auth0: access tokens).',
    ownResponseModes: { web_message: 'Auth0’s silent authentication hands the answer over by postMessage.' },
    silentMayNeedInteraction:
      'Applications on localhost always need consent, so a silent request fails for them (Auth0: user consent and third-party applications).',
    withoutIss: 'Answers of the authorization endpoint carry no iss unless the tenant switched it on.',
    accessTokenAudienceVaries: 'aud also names the userinfo endpoint of the tenant when openid was asked for.',
    ownLogoutParameters: { returnTo: 'The logout endpoint /v2/logout takes returnTo and client_id.' },
    incompleteMetadata: 'end_session_endpoint is published only when the tenant enabled it.',
  },
})
