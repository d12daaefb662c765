import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-userinfo-api',
  title: 'UserInfo and an API call',
  group: 'Healthy',
  happens:
    'With one opaque access token the app reads the UserInfo claims and then the API’s orders; the API asks the server about the token.',
  finds: 'Nothing wrong: both accept the token.',
  client: { scope: 'openid profile email orders.read', userInfo: true },
  steps: [...login, { do: 'call API', method: 'GET' }],
  expected: { status: 'succeeded', cause: null },
})
