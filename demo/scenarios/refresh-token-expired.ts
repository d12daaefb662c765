import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'refresh-token-expired',
  title: 'Refresh token expired',
  group: 'Refresh',
  happens: 'Refresh tokens live two seconds here; the app uses its token after three.',
  finds: 'The server no longer accepts the refresh token: the user has to sign in again.',
  client: { scope: 'openid profile email offline_access', prompt: 'consent' },
  server: { refreshTokenLifetime: 2 },
  steps: [...login, { do: 'wait', seconds: 3 }, { do: 'refresh' }],
  appError: 'grant request is invalid',
  expected: { status: 'failed', cause: 'refresh-rejected' },
})
