import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-refresh',
  title: 'Refresh the tokens',
  group: 'Healthy',
  happens: 'The app signs in with offline_access and uses the refresh token; the server rotates it.',
  finds: 'Nothing wrong: a new access token and a new refresh token.',
  client: { scope: 'openid profile email offline_access', prompt: 'consent' },
  steps: [...login, { do: 'refresh' }],
  expected: { status: 'succeeded', cause: null },
})
