import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'verifier-wrong',
  title: 'PKCE verifier wrong',
  group: 'Token request',
  happens: 'The app redeems the code with the code_verifier of another login.',
  finds: 'The SHA-256 of the code_verifier is not the code_challenge of this login.',
  steps: loginWith('other verifier'),
  appError: 'invalid_grant',
  expected: { status: 'failed', cause: 'tokreq-verifier-mismatch' },
})
