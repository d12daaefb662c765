import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'api-token-revoked',
  title: 'Access token revoked',
  group: 'API',
  happens:
    'The access token is revoked at the server while it is still valid by the clock; the API asks the server about it and refuses.',
  finds: 'The API says the token is not valid, although it has not expired.',
  client: { scope: 'openid orders.read' },
  steps: [
    ...login,
    { do: 'call API', method: 'GET' },
    { do: 'revoke', token: 'access_token' },
    { do: 'call API', method: 'GET' },
  ],
  appError: 'invalid_token',
  expected: { status: 'failed', cause: 'resource-invalid-token' },
})
