import { login } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'user-cancels',
  title: 'You press Cancel',
  group: 'Sign-in answer',
  happens: 'On the server’s sign-in page Cancel is pressed instead of Sign in.',
  finds: 'Nothing is broken: the person ended the login (access_denied).',
  user: 'cancels',
  steps: login,
  appError: 'End-User aborted interaction',
  expected: { status: 'incomplete', cause: 'authres-user-denied' },
})
