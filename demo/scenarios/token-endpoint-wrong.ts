import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'token-endpoint-wrong',
  title: 'Wrong token endpoint',
  group: 'Network',
  happens:
    'The token endpoint is written by hand in the app, with a wrong path. The server answers 404 without CORS headers, so the app only sees a network error.',
  finds: 'The token endpoint does not exist at this address.',
  client: { tokenEndpoint: 'wrong path' },
  steps: loginWith(),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'net-endpoint-not-found' },
})
