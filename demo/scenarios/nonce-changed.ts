import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'nonce-changed',
  title: 'Nonce of another login',
  group: 'Token answer',
  happens:
    'The ID token carries another nonce than this login sent, as when a token of another login is injected. The app refuses it.',
  finds: 'The nonce in the ID token is not the one of the request.',
  fault: { kind: 'request changed', endpoint: 'authorization', parameter: 'nonce' },
  steps: login,
  appError: 'nonce in id_token does not match',
  expected: { status: 'failed', cause: 'idtoken-nonce-invalid' },
})
