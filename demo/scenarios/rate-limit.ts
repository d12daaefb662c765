import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'rate-limit',
  title: 'Too many requests',
  group: 'Network',
  happens:
    'A gateway in front of the token endpoint answers 429 and asks to wait 30 seconds. Its answer has no CORS headers, so the app only sees a network error.',
  finds: 'The server limits requests: wait 30 seconds.',
  fault: { kind: 'rate limit', endpoint: 'token', retryAfter: 30 },
  steps: loginWith(),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'net-rate-limited' },
})
