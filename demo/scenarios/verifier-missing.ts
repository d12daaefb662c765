import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'verifier-missing',
  title: 'PKCE verifier missing',
  group: 'Token request',
  happens: 'The app sent a code_challenge, but redeems the code without its code_verifier.',
  finds: 'The code_verifier was not sent.',
  steps: loginWith('no verifier'),
  appError: 'invalid_grant',
  expected: { status: 'failed', cause: 'tokreq-verifier-missing' },
})
