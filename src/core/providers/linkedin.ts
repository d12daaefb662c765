import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'linkedin',
  name: 'LinkedIn',
  recognises: { hosts: ['www.linkedin.com', 'api.linkedin.com'], headers: [{ name: 'x-li-uuid' }] },
  errors: [
    {
      match: ['unauthorized_scope_error', 'is not authorized for your application'],
      topic: 'scopeInvalid',
      meaning: 'The app has no product that gives this scope.',
      fix: 'Add the product, such as Sign In with LinkedIn using OpenID Connect, to the app.',
    },
    { match: 'invalid_scope_error', topic: 'scopeInvalid' },
    { match: ['user_cancelled_login', 'user_cancelled_authorize'], topic: 'userDenied' },
    {
      match: ['The redirect_uri does not match the registered value', "Redirect_uri doesn't match"],
      topic: 'redirectUriNotRegistered',
    },
    {
      match: 'appid/redirect uri/code verifier does not match authorization code',
      topic: 'codeInvalid',
      meaning: 'Code, client, redirect_uri and verifier do not belong together, or the code has expired or was used.',
      fix: 'Send the same redirect_uri and client, and redeem the code once.',
    },
    { match: "Client_id doesn't match", topic: 'clientUnknown' },
    { match: 'The token used in the request has been revoked by the user', topic: 'tokenInvalid' },
    { match: ['REVOKED_ACCESS_TOKEN', 'EXPIRED_ACCESS_TOKEN'], topic: 'tokenInvalid' },
  ],
  deviations: {
    withoutTokenCors: 'The token endpoint sends no CORS headers; it is for servers.',
    clientSecretInBody: 'client_id and client_secret go into the body (LinkedIn: authorization code flow).',
    withoutNonce: 'The ID token may come back without the nonce; client libraries rely on state.',
    withoutPkce: 'The web flow does not use PKCE; the native one has an address of its own.',
    opaqueAccessTokens: 'Access tokens are opaque.',
  },
})
