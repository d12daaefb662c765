import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'grant-type-unknown',
  title: 'Unknown grant_type',
  group: 'Token request',
  happens: 'The app sends grant_type=authorization-code, with a hyphen.',
  finds: 'The grant_type is misspelt.',
  steps: loginWith('misspelt grant_type'),
  appError: 'unsupported_grant_type',
  expected: { status: 'failed', cause: 'tokreq-grant-type-invalid' },
})
