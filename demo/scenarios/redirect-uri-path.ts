import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'redirect-uri-path',
  title: 'Redirect URI: another path',
  group: 'Sign-in request',
  happens: 'The app sends /signin-callback, but /callback is registered. The server stops on its own error page.',
  finds: 'The server does not know this redirect_uri for this client: register exactly what the app sends.',
  client: { redirect_uri: 'http://{host}/signin-callback' },
  steps: [{ do: 'sign in' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'authres-redirect-uri-rejected' },
})
