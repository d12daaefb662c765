import rule from '../../../../src/core/rules/authres/authres-parallel-logins.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, tokenError, tokenRequest } from '../../../support/traces.ts'

const second = (options: object = {}) =>
  authorizationCodeFlow({
    at: example.start + 20,
    tab: 2,
    token: false,
    authorize: { state: 'state-of-second', nonce: 'nonce-of-second' },
    callback: { state: 'state-of-second', code: 'code-of-second' },
    ...options,
  })

testRule(rule, {
  failed: [
    {
      name: 'two at once, and the callback of one fails',
      trace: [authorizationCodeFlow({ callbackStatus: 400, token: false }), second()],
      message: 'overlapped',
      evidence: ['state', 'state'],
    },
    {
      name: 'two at once, and one sends the verifier of the other',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') }), second()],
      message: 'overlapped',
    },
  ],
  passed: [
    { name: 'one', trace: [authorizationCodeFlow()] },
    { name: 'libraries that keep one entry per state tolerate it', trace: [authorizationCodeFlow(), second()] },
    {
      name: 'one after the other',
      trace: [authorizationCodeFlow({ callbackStatus: 400, token: false }), second({ at: example.start + 60_000 })],
    },
    {
      name: 'the other one had long ended, and its app still calls its API',
      trace: [
        authorizationCodeFlow(),
        apiCall({ at: example.start + 90_000 }),
        second({ at: example.start + 60_000, callbackStatus: 400 }),
      ],
    },
    {
      name: 'refused by the server for another reason',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'invalid_scope' } }), second()],
    },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [tokenRequest()] }],
})
