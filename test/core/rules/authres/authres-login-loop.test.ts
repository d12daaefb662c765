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

/** The user types a password before each answer. */
const typed = (wait: number, times: number) =>
  rounds(wait + 1_000, times).map((round) =>
    round.map((each, index) =>
      index === 0 ? each : { ...each, startedAt: each.startedAt + wait - 50, endedAt: (each.endedAt ?? 0) + wait - 50 },
    ),
  )
const [first, second, third] = rounds(3_000, 3)

testRule(rule, {
  failed: [
    {
      name: 'three sign-ins in six seconds',
      trace: rounds(3_000, 3),
      message: 'loop',
      evidence: ['client_id', 'client_id'],
    },
    {
      name: 'a slow loop counts the sign-ins of the last minute',
      trace: rounds(5_000, 14),
      message: 'loop',
    },
    {
      name: 'the start of an earlier sign-in was not recorded, and the last one is still open',
      trace: [
        authorizationCodeFlow({
          at: example.start - 3_000,
          token: false,
          authorize: { state: 'state-before', nonce: 'nonce-before' },
          callback: { state: 'state-before', code: 'code-before' },
        }).slice(1),
        ...rounds(3_000, 3),
        authorizationCodeFlow({
          at: example.start + 9_000,
          authorize: { state: 'state-after', nonce: 'nonce-after' },
          callback: false,
        }),
      ],
      message: 'loop',
    },
  ],
  passed: [
    { name: 'one', trace: [authorizationCodeFlow()] },
    { name: 'two', trace: rounds(3_000, 2) },
    { name: 'a person reloads five seconds after each answer', trace: rounds(5_050, 3) },
    { name: 'the user signs in each time', trace: typed(4_000, 3) },
    {
      name: 'a silent check lies between two sign-ins',
      trace: rounds(3_000, 3, (round) => ({ prompt: round === 1 ? 'none' : undefined })),
    },
    {
      name: 'one sign-in in each tab',
      trace: [first, second, third].map((round, tab) =>
        (round ?? []).map((each) => ({ ...each, context: { ...each.context, tab: tab + 1 } })),
      ),
    },
    {
      name: 'one sign-in for each resource',
      trace: rounds(3_000, 3, (round) => ({ resource: `https://api-${round}.example` })),
    },
    { name: 'a person reloads the page now and then', trace: rounds(15_000, 4) },
    {
      name: 'one sign-in for each API, as MSAL does',
      trace: rounds(3_000, 3, (round) => ({ scope: `openid api-${round}` })),
    },
    { name: 'one sign-in for each app', trace: rounds(3_000, 3, (round) => ({ client_id: `app-${round}` })) },
  ],
  inapplicable: [{ name: 'silent requests', trace: rounds(3_000, 3, () => ({ prompt: 'none' })) }],
})
