import rule from '../../../../src/core/rules/authres/authres-login-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const rounds = (every: number, times: number, extra: (round: number) => object = () => ({})) =>
  Array.from({ length: times }, (_, round) =>
    authorizationCodeFlow({
      at: example.start + round * every,
      token: false,
      authorize: { state: `state-of-round-${round}`, nonce: `nonce-${round}`, ...extra(round) },
      callback: { state: `state-of-round-${round}`, code: `code-of-round-${round}` },
    }),
  )

testRule(rule, {
  failed: [
    {
      name: 'three sign-ins in six seconds',
      trace: rounds(3_000, 3),
      message: 'loop',
      evidence: ['client_id', 'client_id'],
    },
  ],
  passed: [
    { name: 'one', trace: [authorizationCodeFlow()] },
    { name: 'two', trace: rounds(3_000, 2) },
    { name: 'a person reloads the page now and then', trace: rounds(15_000, 4) },
    {
      name: 'one sign-in for each API, as MSAL does',
      trace: rounds(3_000, 3, (round) => ({ scope: `openid api-${round}` })),
    },
    { name: 'one sign-in for each app', trace: rounds(3_000, 3, (round) => ({ client_id: `app-${round}` })) },
  ],
  inapplicable: [{ name: 'silent requests', trace: rounds(3_000, 3, () => ({ prompt: 'none' })) }],
})
