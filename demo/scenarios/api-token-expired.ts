import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'api-token-expired',
  title: 'Access token expired',
  group: 'API',
  happens: 'Access tokens live two seconds here. The app calls the API once in time and once after three seconds.',
  finds: 'The access token had expired when the app used it.',
  client: { scope: 'openid orders.read', resource: 'api' },
  server: { accessTokenLifetime: 2 },
  steps: [...login, { do: 'call API', method: 'GET' }, { do: 'wait', seconds: 3 }, { do: 'call API', method: 'GET' }],
  appError: 'invalid_token',
  expected: { status: 'failed', cause: 'accesstoken-expired-when-used' },
})
