import { defineScenario } from '../scenario.ts'

export default defineScenario({
  id: 'ip-blocked',
  title: 'Blocked by a firewall',
  group: 'Network',
  happens:
    'A firewall in front of the server does not let your IP address through to the sign-in page: a 403 page with a reference number.',
  finds: 'Something in front of the server blocked the request; it never reached the server.',
  fault: { kind: 'block page', endpoint: 'authorization' },
  steps: [{ do: 'sign in' }],
  endsAt: 'server',
  expected: { status: 'failed', cause: 'net-proxy-or-waf-block' },
})
