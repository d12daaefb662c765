import rule from '../../../../src/core/rules/authres/authres-state-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'another state comes back',
      trace: [authorizationCodeFlow({ callback: { state: 'not-the-one-sent' }, token: false })],
      message: 'different',
      evidence: ['state', 'state'],
    },
    {
      name: 'the state of another login comes back',
      trace: [
        authorizationCodeFlow({ tab: 2, authorize: { state: 'state-of-tab-2' }, callback: false }),
        authorizationCodeFlow({ at: example.start + 5_000, callback: { state: 'state-of-tab-2' }, token: false }),
      ],
      message: 'otherLogin',
    },
    {
      name: 'another state, and the state of no other login',
      trace: [
        refreshRequest({ at: example.start - 60_000 }),
        authorizationCodeFlow({ tab: 2, authorize: { state: 'state-of-tab-2' }, callback: false }),
        authorizationCodeFlow({ at: example.start + 5_000, callback: { state: 'not-the-one-sent' }, token: false }),
      ],
      message: 'different',
    },
    {
      name: 'only the letter case differs',
      trace: [authorizationCodeFlow({ callback: { state: example.state.toUpperCase() }, token: false })],
      message: 'different',
    },
  ],
  passed: [
    { name: 'the same state comes back', trace: [authorizationCodeFlow()] },
    {
      name: 'a state with characters that are form-encoded',
      trace: [authorizationCodeFlow({ authorize: { state: 'a b+c/ü' }, callback: { state: 'a b+c/ü' } })],
    },
    {
      name: 'the error answer carries it',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'invalid_scope' } })],
    },
  ],
  inapplicable: [
    {
      name: 'no state was sent',
      trace: [authorizationCodeFlow({ authorize: { state: undefined }, callback: { state: undefined } })],
    },
    {
      name: 'the server adds a state of its own',
      trace: [authorizationCodeFlow({ authorize: { state: undefined } })],
    },
    {
      name: 'no state came back: a rule of its own',
      trace: [authorizationCodeFlow({ callback: { state: undefined } })],
    },
    { name: 'the start of the login was not recorded', trace: [authorizationCodeFlow().slice(1)] },
  ],
})
