import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'healthy-api-jwt',
  title: 'An API call with a JWT access token',
  group: 'Healthy',
  happens:
    'The app asks for a token for the API (resource); the API checks the JWT’s signature, issuer, audience, expiry and scope.',
  finds: 'Nothing wrong; the access token can be read in the Token tab.',
  client: { scope: 'openid orders.read', resource: 'api' },
  steps: [...login, { do: 'call API', method: 'GET' }],
  expected: { status: 'succeeded', cause: null },
})
