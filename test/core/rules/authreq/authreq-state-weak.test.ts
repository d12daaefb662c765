import rule from '../../../../src/core/rules/authreq/authreq-state-weak.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenRequest } from '../../../support/traces.ts'

const bare = { nonce: undefined, code_challenge: undefined, code_challenge_method: undefined }
const login = (state: string, minutes: number, extra: object = {}) =>
  authorizationCodeFlow({
    at: example.start + minutes * 60_000,
    authorize: { ...bare, state, ...extra },
    callback: { state, code: `code-of-minute-${minutes}` },
    token: false,
  })

testRule(rule, {
  failed: [
    {
      name: 'the same state in three logins',
      trace: [login('my-fixed-state', 0), login('my-fixed-state', 2), login('my-fixed-state', 4)],
      message: 'reused',
      evidence: ['state', 'state'],
    },
    {
      name: 'the same challenge with another state',
      trace: [
        login('first-login', 0, { code_challenge: example.challenge, code_challenge_method: 'S256' }),
        login('second-login', 2, { code_challenge: example.challenge, code_challenge_method: 'S256' }),
      ],
      message: 'reused',
      evidence: ['code_challenge', 'code_challenge'],
    },
    { name: 'three characters', trace: [login('123', 0)], message: 'short', evidence: ['state'] },
    { name: 'a variable that was not set', trace: [login('undefined', 0)], message: 'fixed' },
  ],
  passed: [
    { name: 'new and long', trace: [login('af0ifjsldkj-8gTsk2', 0), login('Kq0-11ksjQz_28djqk', 2)] },
    {
      name: 'Back sends the same request again',
      trace: [login('af0ifjsldkj-8gTsk2', 0), login('af0ifjsldkj-8gTsk2', 1)],
    },
    {
      name: 'with PKCE state may be the app’s own',
      trace: [authorizationCodeFlow({ authorize: { state: '/home' }, callback: { state: '/home' } })],
    },
    {
      name: 'no state',
      trace: [authorizationCodeFlow({ authorize: { state: undefined }, callback: { state: undefined } })],
    },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [tokenRequest()] }],
})
