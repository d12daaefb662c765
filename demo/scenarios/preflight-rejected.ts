import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'preflight-rejected',
  title: 'Preflight rejected',
  group: 'Browser',
  happens:
    'The app adds a header of its own to the token request, so the browser asks with OPTIONS first; a gateway answers 401.',
  finds: 'The browser’s permission request (OPTIONS) was refused.',
  fault: { kind: 'preflight refused', endpoint: 'token' },
  steps: loginWith('custom header'),
  appError: 'fetch',
  expected: { status: 'failed', cause: 'cors-preflight-rejected' },
})
