import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-login',
  title: 'Sign in with code and PKCE',
  group: 'Healthy',
  happens:
    'The app sends you to the server, you sign in and consent, the app redeems the code and checks the ID token.',
  finds: 'Nothing wrong: PKCE S256, state, nonce and iss all match, and the ID token’s signature is good.',
  steps: [...login, { do: 'verify ID token' }],
  expected: { status: 'succeeded', cause: null },
})
