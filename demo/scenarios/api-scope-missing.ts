import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'api-scope-missing',
  title: 'Token lacks the API’s scope',
  group: 'API',
  happens: 'The app asked only for orders.read and now creates an order, which needs orders.write.',
  finds: 'The token is valid, but not allowed to do this: it needs orders.write.',
  client: { scope: 'openid orders.read', resource: 'api' },
  steps: [...login, { do: 'call API', method: 'POST' }],
  appError: 'insufficient_scope',
  expected: { status: 'failed', cause: 'resource-insufficient-scope' },
})
