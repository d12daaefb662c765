import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'cors-missing',
  title: 'Token endpoint without CORS',
  group: 'Browser',
  happens:
    'The server answers the token request with 200 and tokens, but without Access-Control-Allow-Origin. The browser keeps the answer from the app.',
  finds: 'The server answered, but it does not allow the app’s origin.',
  fault: { kind: 'no CORS headers', endpoint: 'token' },
  steps: loginWith(),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'cors-blocked' },
})
