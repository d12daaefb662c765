import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-logout',
  title: 'Sign in and out again',
  group: 'Healthy',
  happens: 'After the login the app signs out at the server with id_token_hint and comes back to its own page.',
  finds: 'Nothing wrong: the server ended the session and returned the state.',
  steps: [...login, { do: 'sign out' }, { do: 'finish sign-out' }],
  expected: { status: 'succeeded', cause: null },
})
