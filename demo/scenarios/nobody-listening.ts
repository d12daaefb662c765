import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'nobody-listening',
  title: 'Nobody is listening',
  group: 'Network',
  happens: 'The app sends the token request to a port where no server runs.',
  finds: 'The host could not be reached: a network problem, not an OAuth one.',
  client: { tokenEndpoint: 'closed port' },
  steps: loginWith(),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'net-connection-failed' },
})
