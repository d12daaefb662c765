import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'django-oauth-toolkit',
  name: 'Django OAuth Toolkit',
  // Its documentation mounts it below /o/; authentik has /application/o/.
  recognises: {
    addresses: [
      /^[^/]+\/(?:(?!application\/)[^/?]+\/)?o\/(?:authorize|token|revoke_token|introspect|userinfo)\/(?:\?|$)/,
    ],
  },
  errors: [
    {
      match: 'Code challenge required',
      topic: 'challengeMissing',
      likelyCause: 'PKCE is off in the client, or the parameters were lost on the redirect to the login view.',
      fix: 'Send code_challenge, and keep the query through the login.',
    },
    { match: 'Mismatching redirect URI', topic: 'redirectUriNotRegistered' },
    { match: 'Missing redirect URI', topic: 'redirectUriMissing' },
    { match: 'Invalid client_id parameter value', topic: 'clientUnknown' },
    { match: 'Transform algorithm not supported', topic: 'challengeMethodRejected' },
    { match: 'Code verifier required', topic: 'verifierMissing' },
  ],
  deviations: {
    codeLifetime: { seconds: 60, reason: 'Codes live 60 seconds by default (AUTHORIZATION_CODE_EXPIRE_SECONDS).' },
  },
})
