import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'token-response-without-token-type',
  title: 'Token answer without token_type',
  group: 'Token answer',
  happens: 'The token answer has everything but the token_type.',
  finds: 'The token_type is missing in the answer.',
  fault: { kind: 'member removed', endpoint: 'token', member: 'token_type' },
  steps: loginWith(),
  appError: 'token_type',
  expected: { status: 'failed', cause: 'tokres-token-type-invalid' },
})
