import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'token-response-without-access-token',
  title: 'Token answer without access_token',
  group: 'Token answer',
  happens: 'The token answer has everything but the access_token.',
  finds: 'The access_token is missing in the answer.',
  fault: { kind: 'member removed', endpoint: 'token', member: 'access_token' },
  steps: loginWith(),
  appError: 'access_token',
  expected: { status: 'failed', cause: 'tokres-missing-access-token' },
})
