import { defineProvider } from './define-provider.ts'

/** Firebase Authentication and Google Identity Platform. */
export default defineProvider({
  id: 'firebase',
  name: 'Firebase Authentication',
  recognises: { hosts: ['securetoken.googleapis.com', 'securetoken.google.com', 'identitytoolkit.googleapis.com'] },
  errors: [
    { match: 'TOKEN_EXPIRED', topic: 'refreshTokenExpired', ambiguous: true },
    { match: 'INVALID_REFRESH_TOKEN', topic: 'refreshTokenInvalid' },
    { match: 'USER_DISABLED', topic: 'accountLocked' },
    { match: 'TOO_MANY_ATTEMPTS_TRY_LATER', topic: 'rateLimited' },
    {
      match: 'INVALID_IDP_RESPONSE',
      meaning: 'The answer of the identity provider was not accepted.',
      fix: 'Compare client id and audience of its token with the Firebase settings.',
      owner: 'client',
    },
  ],
  deviations: {
    acceptsJsonTokenRequest: 'The token endpoint takes JSON.',
    tokenRequestInQuery: 'The API key is in the query (key=…).',
    hashedNonce: 'Apple sign-in sends SHA-256 of the nonce to Apple and the nonce itself to Firebase.',
    idTokenAsApiCredential: 'Firebase services take the ID token as credential.',
    errorAsObject: 'Errors are an object with code, message and status.',
    expiresInAsString: 'expires_in is written as a string.',
  },
})
