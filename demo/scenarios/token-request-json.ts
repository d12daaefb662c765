import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'token-request-json',
  title: 'Token request as JSON',
  group: 'Token request',
  happens: 'The app posts the parameters as JSON, as many samples on the web do.',
  finds: 'The token request is not sent as a form.',
  steps: loginWith('as JSON'),
  appError: 'invalid_request',
  expected: { status: 'failed', cause: 'tokreq-body-encoding' },
})
