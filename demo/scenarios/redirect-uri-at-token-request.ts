import { loginWith } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'redirect-uri-at-token-request',
  title: 'Redirect URI differs at the token request',
  group: 'Token request',
  happens: 'The login went through with one redirect_uri; the token request names another.',
  finds: 'The redirect_uri of the token request is not the one of the sign-in request.',
  steps: loginWith('other redirect_uri'),
  appError: 'invalid_grant',
  expected: { status: 'failed', cause: 'tokreq-redirect-uri-mismatch' },
})
