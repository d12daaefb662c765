import { loginUntilCode } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'code-expired',
  title: 'Code expired',
  group: 'Token request',
  happens:
    'The server’s codes live two seconds here, and the app redeems its code after three, as behind a debugger’s breakpoint. The server is set to explain its refusals, which it does not do by default.',
  finds: 'The code was too old when it was redeemed.',
  server: { codeLifetime: 2, explainsRefusals: true },
  steps: [...loginUntilCode, { do: 'wait', seconds: 3 }, { do: 'redeem code' }],
  appError: 'authorization code is expired',
  expected: { status: 'failed', cause: 'tokreq-code-late' },
})
