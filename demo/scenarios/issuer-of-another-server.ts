import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'issuer-of-another-server',
  title: 'Answer from another server',
  group: 'Sign-in answer',
  happens:
    'The answer says in iss that another server wrote it, as in a mix-up attack. The app refuses to redeem the code.',
  finds: 'The iss of the answer is not the issuer the request went to.',
  fault: { kind: 'response changed', endpoint: 'authorization', parameter: 'iss', to: 'https://login.other.example' },
  steps: loginWith(),
  appError: '"iss"',
  expected: { status: 'failed', cause: 'authres-iss-invalid' },
})
