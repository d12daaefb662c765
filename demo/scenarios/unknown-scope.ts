import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'unknown-scope',
  title: 'Unknown scope',
  group: 'Sign-in answer',
  happens:
    'The app asks for the scope “orders.raed”, a typing mistake. The server sends the browser back with an error.',
  finds: 'The server answered invalid_scope and names the scope.',
  client: { scope: 'openid profile orders.raed' },
  steps: login,
  appError: 'orders.raed',
  expected: { status: 'failed', cause: 'authres-error' },
})
