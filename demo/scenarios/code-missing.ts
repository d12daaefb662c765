import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'code-missing',
  title: 'A parameter is missing',
  group: 'Token request',
  happens: 'The app lost the code on the way and sends the token request without it.',
  finds: 'The token request lacks code.',
  steps: loginWith('no code'),
  appError: 'invalid_request',
  expected: { status: 'failed', cause: 'tokreq-required-param-missing' },
})
