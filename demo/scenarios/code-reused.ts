import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'code-reused',
  title: 'Code redeemed twice',
  group: 'Token request',
  happens:
    'Two effects redeem the same code, as React’s StrictMode does in development. The first succeeds; the second is refused, and the server cancels the first one’s tokens.',
  finds: 'The same code was sent in two token requests.',
  steps: loginWith('twice'),
  appError: 'invalid_grant',
  expected: { status: 'failed', cause: 'tokreq-code-reused' },
})
