import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'redirect-uri-scheme',
  title: 'Redirect URI: https instead of http',
  group: 'Sign-in request',
  happens: 'The app sends an https redirect_uri, but http is registered. The server stops on its own error page.',
  finds: 'The server does not know this redirect_uri for this client: register exactly what the app sends.',
  client: { redirect_uri: 'https://{host}/callback' },
  steps: [{ do: 'sign in' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'authres-redirect-uri-rejected' },
})
