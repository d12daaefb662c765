import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-silent-renew',
  title: 'Silent renew in a hidden frame',
  group: 'Healthy',
  happens:
    'Before the login the app asks in a hidden frame whether you are signed in, and the server answers login_required. After the login the same question brings new tokens. The server runs on a sub-domain of the app here: browsers keep cookies of other sites out of frames.',
  finds: 'Nothing wrong: login_required before a login is an answer, not a failure.',
  server: { onAppSite: true },
  steps: [
    { do: 'sign in silently', expectError: 'login_required' },
    ...login,
    { do: 'sign in silently' },
    { do: 'verify ID token' },
  ],
  expected: { status: 'succeeded', cause: null },
})
