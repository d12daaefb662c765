import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'cognito',
  name: 'Amazon Cognito',
  recognises: {
    hosts: ['.amazoncognito.com'],
    addresses: [/^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//, /^[^?]*\/oauth2\/userInfo(?:\?|$)/],
    headers: [{ name: 'x-amz-cognito-request-id' }],
  },
  errors: [
    {
      match: 'redirect_mismatch',
      topic: 'redirectUriNotRegistered',
      meaning: 'The redirect URI is not among the allowed callback URLs of the app client.',
      fix: 'Add it exactly to the callback URLs.',
    },
    { match: 'invalid_client_secret', topic: 'clientSecretWrong' },
    {
      match: 'invalid_client',
      topic: 'clientAuthenticationFailed',
      meaning: 'The client secret is missing or wrong, or the client is unknown.',
      likelyCause: 'The app client has a secret, and a browser cannot send it.',
      fix: 'Create an app client without a secret for a browser app.',
    },
    {
      match: 'invalid_grant',
      meaning: 'The code was used or has expired, redirect_uri differs, or the refresh token was revoked.',
      fix: 'Send the same redirect_uri, redeem the code once; otherwise sign in again.',
      owner: 'client',
    },
    {
      match: 'unauthorized_client',
      topic: 'grantTypeNotAllowed',
      meaning: 'The flow is not enabled for the app client.',
      fix: 'Enable the OAuth grant type in the app client.',
    },
    { match: 'Refresh Token has been revoked', topic: 'refreshTokenRevoked' },
    { match: 'Refresh Token has expired', topic: 'refreshTokenExpired' },
    {
      match: 'invalid_request',
      meaning: 'A parameter is missing, or the body is not a form.',
      fix: 'Send application/x-www-form-urlencoded with all parameters.',
      owner: 'client',
    },
  ],
  deviations: {
    accessTokenAudienceVaries:
      'Access tokens have client_id and no aud, unless a resource was asked for (Amazon Cognito: access token).',
    ownLogoutParameters: {
      logout_uri: 'The logout endpoint takes logout_uri and client_id (Amazon Cognito: logout endpoint).',
    },
    idTokenAsApiCredential: 'Cognito authorizers of API Gateway take ID tokens.',
    refreshWithoutIdToken: 'Refresh tokens do not rotate unless the app client switches rotation on.',
  },
})
