import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'redirect-uri-worked-before',
  title: 'Redirect URI: right once, then changed',
  group: 'Sign-in request',
  happens:
    'The first login works. For the second the app’s configuration has changed to /Callback with a capital letter, and the server stops on its own error page.',
  finds: 'The second redirect_uri is not registered; the letter that differs from the one that worked is marked.',
  steps: [...login, { do: 'sign in', redirect_uri: 'http://{host}/Callback' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'authres-redirect-uri-rejected' },
})
