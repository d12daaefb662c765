import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'apple',
  name: 'Apple',
  recognises: { hosts: ['appleid.apple.com', 'account.apple.com'] },
  errors: [
    {
      match: 'invalid_client',
      topic: 'clientAssertionInvalid',
      meaning: 'The client secret, a JWT signed by the app’s key, is not accepted.',
      likelyCause: 'Expired or longer than 6 months, wrong key, team, sub or aud.',
      fix: 'Sign a new JWT: ES256, aud https://appleid.apple.com, sub the Services ID.',
    },
    {
      match: 'The code has expired or has been revoked',
      topic: 'codeInvalid',
      meaning: 'The code was used before, is older than five minutes, or belongs to another client.',
    },
    { match: 'The code has already been used', topic: 'codeReused' },
    { match: 'The token has expired or has been revoked', topic: 'refreshTokenRevoked', ambiguous: true },
    {
      match: 'response_mode must be form_post when name or email scope is requested',
      topic: 'responseModeNotAllowed',
      meaning: 'The scopes name and email need response_mode=form_post.',
      fix: 'Send response_mode=form_post, and take the answer by POST.',
    },
    {
      match: ['Invalid redirect_uri', 'Invalid web redirect url'],
      topic: 'redirectUriNotRegistered',
      fix: 'Add it to the return URLs of the Services ID; it must be https with a domain.',
    },
    { match: ['user_cancelled_authorize', 'user_trigger_new_signin_flow'], topic: 'userDenied' },
    { match: 'popup_closed_by_user', topic: 'userDenied', meaning: 'The user closed the popup.' },
    {
      match: 'invalid_scope',
      topic: 'scopeInvalid',
      meaning: 'Apple knows the scopes openid, name and email only.',
      fix: 'Do not ask for profile.',
    },
  ],
  deviations: {
    withoutUserInfo:
      'There is no userinfo endpoint; the user’s name comes once, in the first form_post (Sign in with Apple JS).',
    withoutPkce: 'Apple does not document PKCE for the web.',
    openidScopeImplied: 'The scopes are name and email; an ID token comes anyway.',
    clientSecretInBody:
      'client_secret is a JWT of at most 6 months, sent in the body (Apple: creating a client secret).',
    ownGrantTypes: { authorization_token: 'An old value of Apple’s documentation for authorization_code.' },
    hashedNonce: 'Native apps send SHA-256 of the nonce, as Firebase documents it.',
    incompleteMetadata: 'The metadata has no userinfo_endpoint and no end_session_endpoint.',
    opaqueAccessTokens: 'Apple reserves the access token for future use.',
    codeLifetime: { seconds: 300, reason: 'Codes are valid for five minutes (Apple: generate and validate tokens).' },
  },
})
