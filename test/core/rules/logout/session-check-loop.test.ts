import rule from '../../../../src/core/rules/logout/session-check-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const checks = (
  count: number,
  seconds: number,
  error = 'login_required',
  { client = example.clientId as string, frame = 3, prompt = 'none', from = 0 } = {},
) =>
  Array.from({ length: count }, (_, index) => from + index).flatMap((index) =>
    authorizationCodeFlow({
      at: example.start + index * seconds * 1000,
      frame,
      authorize: {
        client_id: client,
        prompt: prompt || undefined,
        state: `check-state-${index}`,
        nonce: `check-nonce-${index}`,
      },
      callback: { code: undefined, error, state: `check-state-${index}` },
    }),
  )

testRule(rule, {
  failed: [{ name: 'five times within a minute', trace: checks(5, 5), message: 'loop' }],
  passed: [
    {
      name: 'twice each by two apps on one page',
      trace: [checks(2, 5), checks(2, 5, 'login_required', { client: 'another-app', from: 2 })],
    },
    {
      name: 'twice, and once each for other reasons',
      trace: [
        checks(2, 5),
        checks(1, 5, 'interaction_required', { from: 2 }),
        checks(1, 5, 'temporarily_unavailable', { from: 3 }),
      ],
    },
    {
      name: 'twice, after logins in the window itself that were refused for the same reason',
      trace: [checks(3, 5, 'login_required', { frame: 0, prompt: '', from: -4 }), checks(2, 5)],
    },
    {
      name: 'twice, and checks that got no answer',
      trace: [
        checks(2, 5),
        [2, 3, 4].flatMap((index) =>
          authorizationCodeFlow({
            at: example.start - index * 5000,
            frame: 3,
            authorize: { prompt: 'none', state: `lost-${index}`, nonce: `lost-nonce-${index}` },
            callback: false,
          }),
        ),
      ],
    },
    { name: 'once: the user logged out elsewhere', trace: checks(1, 5) },
    { name: 'every ten minutes', trace: checks(4, 600) },
  ],
  inapplicable: [
    { name: 'a login', trace: [authorizationCodeFlow()] },
    { name: 'silent logins that succeed', trace: [authorizationCodeFlow({ frame: 3, authorize: { prompt: 'none' } })] },
    {
      name: 'the user comes back without a session again and again',
      trace: checks(4, 5, 'login_required', { frame: 0, prompt: '' }),
    },
    { name: 'refused for another reason', trace: checks(4, 5, 'invalid_request') },
  ],
})
