import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'outage',
  title: 'The server is down',
  group: 'Network',
  happens:
    'The load balancer in front of the token endpoint answers 503. Its answer has no CORS headers, so the app only sees a network error.',
  finds: 'The server failed with 503; not the app, and not CORS.',
  fault: { kind: 'outage', endpoint: 'token' },
  steps: loginWith(),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'net-server-error' },
})
