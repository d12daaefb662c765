import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'refresh-token-revoked',
  title: 'Refresh token revoked',
  group: 'Refresh',
  happens:
    'The refresh token is revoked at the server, as by signing out in another tab; then the app tries to use it.',
  finds: 'The server no longer accepts the refresh token: the user has to sign in again.',
  client: { scope: 'openid profile email offline_access', prompt: 'consent' },
  steps: [...login, { do: 'revoke', token: 'refresh_token' }, { do: 'refresh' }],
  appError: 'grant request is invalid',
  expected: { status: 'failed', cause: 'refresh-rejected' },
})
