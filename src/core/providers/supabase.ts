import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'supabase',
  name: 'Supabase Auth',
  recognises: {
    hosts: ['.supabase.co'],
    addresses: [/^[^/]+\/auth\/v1\/(?:authorize|token|callback|user|logout)(?:[/?]|$)/],
  },
  errors: [
    {
      match: ['refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found'],
      topic: 'refreshTokenInvalid',
    },
    { match: ['refresh_token_already_used', 'Invalid Refresh Token: Already Used'], topic: 'refreshTokenReused' },
    {
      match: ['bad_code_verifier', 'code challenge does not match previously saved code verifier'],
      topic: 'verifierMismatch',
    },
    { match: ['flow_state_not_found', 'flow_state_expired'], topic: 'codeInvalid' },
    { match: 'over_request_rate_limit', topic: 'rateLimited' },
    {
      match: 'bad_oauth_state',
      meaning: 'The state of the social login is not the one that Supabase sent.',
      fix: 'Start the login again; keep cookies for the Supabase address.',
      owner: 'client',
    },
  ],
  deviations: {
    acceptsJsonTokenRequest: 'The token endpoint takes JSON.',
    tokenRequestInQuery: 'grant_type is in the query (token?grant_type=pkce).',
    ownGrantTypes: {
      pkce: 'Supabase’s name for redeeming its own code.',
      id_token: 'Signs in with an ID token of another provider.',
    },
    parameterAliases: { code: 'auth_code' },
  },
})
