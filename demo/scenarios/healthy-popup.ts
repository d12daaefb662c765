import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-popup',
  title: 'Sign in in a popup',
  group: 'Healthy',
  happens: 'The server’s pages open in a small window, which hands the answer to the app and closes.',
  finds: 'Nothing wrong; one flow, although it ran in two windows.',
  steps: [{ do: 'sign in by popup' }, { do: 'verify ID token' }],
  expected: { status: 'succeeded', cause: null },
})
