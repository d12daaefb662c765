import { loginUntilCode } from '../login-steps.ts'
import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'code-expired',
  title: 'Code expired',
  group: 'Token request',
  happens:
    'The server’s codes live two seconds here, and the app redeems its code after three, as behind a debugger’s breakpoint. The refusal is real; its description is put into the words of Entra ID, because this server gives no reason.',
  finds: 'The code was too old when it was redeemed.',
  server: { codeLifetime: 2 },
  fault: {
    kind: 'refusal reworded',
    endpoint: 'token',
    error_description:
      'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  steps: [...loginUntilCode, { do: 'wait', seconds: 3 }, { do: 'redeem code' }],
  appError: 'AADSTS70008',
  expected: { status: 'failed', cause: 'tokreq-code-late' },
})
