import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'redirect-uri-slash',
  title: 'Redirect URI: a trailing slash',
  group: 'Sign-in request',
  happens:
    'The app sends /callback/ with a slash at the end, but it is registered without. The server stops on its own error page.',
  finds: 'The server does not know this redirect_uri for this client: register exactly what the app sends.',
  client: { redirect_uri: 'http://{host}/callback/' },
  steps: [{ do: 'sign in' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'authres-redirect-uri-rejected' },
})
