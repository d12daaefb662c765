import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'unknown-client',
  title: 'Unknown client id',
  group: 'Sign-in request',
  happens:
    'A letter is missing in the client_id. The server trusts nothing in such a request and stops on its own error page.',
  finds: 'The server showed an error page instead of returning to the app, because it does not know the client.',
  client: { client_id: 'demo-sho' },
  steps: [{ do: 'sign in' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'authres-as-error-page' },
})
