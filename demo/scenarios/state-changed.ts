import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'state-changed',
  title: 'State changed on the way back',
  group: 'Sign-in answer',
  happens:
    'The answer comes back with another state than the app sent, as after a login forged by somebody else. The app refuses it.',
  finds: 'The returned state differs from the one sent.',
  fault: { kind: 'response changed', endpoint: 'authorization', parameter: 'state' },
  steps: login,
  appError: 'No matching state found in storage',
  expected: { status: 'failed', cause: 'authres-state-mismatch' },
})
