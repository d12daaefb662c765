import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'token-response-html',
  title: 'Token answer is a web page',
  group: 'Token answer',
  happens: 'A proxy in front of the server answers the token request with a web page and status 200.',
  finds: 'The token answer is not JSON.',
  fault: { kind: 'web page as answer', endpoint: 'token' },
  steps: loginWith(),
  appError: 'content-type must be application/json',
  expected: { status: 'failed', cause: 'tokres-not-json' },
})
