import rule from '../../../../src/core/rules/logout/session-check-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const checks = (count: number, seconds: number, error = 'login_required') =>
  Array.from({ length: count }, (_, index) =>
    authorizationCodeFlow({
      at: example.start + index * seconds * 1000,
      frame: 3,
      authorize: { prompt: 'none', state: `check-state-${index}`, nonce: `check-nonce-${index}` },
      callback: { code: undefined, error, state: `check-state-${index}` },
    }),
  )

testRule(rule, {
  failed: [{ name: 'five times within a minute', trace: checks(5, 5), message: 'loop' }],
  passed: [
    { name: 'once: the user logged out elsewhere', trace: checks(1, 5) },
    { name: 'every ten minutes', trace: checks(4, 600) },
  ],
  inapplicable: [
    { name: 'a login', trace: [authorizationCodeFlow()] },
    { name: 'refused for another reason', trace: checks(4, 5, 'invalid_request') },
  ],
})
