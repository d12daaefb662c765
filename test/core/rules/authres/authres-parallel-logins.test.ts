import rule from '../../../../src/core/rules/authres/authres-parallel-logins.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  refreshRequest,
  tokenError,
  tokenRequest,
} from '../../../support/traces.ts'

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
    {
      name: 'two at once, and the answer of one carries the state of the other',
      trace: [authorizationCodeFlow({ callback: { state: 'state-of-second' }, token: false }), second()],
      message: 'overlapped',
    },
  ],
  passed: [
    {
      name: 'a silent renewal runs at the same time',
      trace: [
        authorizationCodeFlow({ callbackStatus: 400, token: false }),
        second({ frame: 3, authorize: { prompt: 'none', state: 'state-of-second', nonce: 'nonce-of-second' } }),
      ],
    },
    {
      name: 'another app signs in at the same time',
      trace: [
        authorizationCodeFlow({ callbackStatus: 400, token: false }),
        second({ authorize: { client_id: 'shop', state: 'state-of-second', nonce: 'nonce-of-second' } }),
      ],
    },
    {
      name: 'the app refreshes a token at the same time',
      trace: [authorizationCodeFlow({ callbackStatus: 400, token: false }), refreshRequest({ at: example.start + 20 })],
    },
    { name: 'one of them waits for its answer', trace: [authorizationCodeFlow({ callback: false }), second()] },
    {
      name: 'refused by the server, and the app passes that on',
      trace: [
        authorizationCodeFlow({ callback: { code: undefined, error: 'invalid_scope' }, callbackStatus: 400 }),
        second(),
      ],
    },
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
