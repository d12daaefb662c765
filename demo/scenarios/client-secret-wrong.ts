import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'client-secret-wrong',
  title: 'Wrong client secret',
  group: 'Token request',
  happens: 'The app uses a client that is registered with a secret, and sends a wrong one.',
  finds: 'The server does not accept the app’s id or secret.',
  client: { client_id: 'demo-back-office', client_secret: 'not-the-secret' },
  steps: loginWith(),
  appError: 'invalid_client',
  expected: { status: 'failed', cause: 'tokreq-client-rejected' },
})
