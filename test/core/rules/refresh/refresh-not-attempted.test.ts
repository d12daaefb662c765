import rule from '../../../../src/core/rules/refresh/refresh-not-attempted.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest, userInfo } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const login = (response: object = {}) => authorizationCodeFlow({ token: { response: { expires_in: 60, ...response } } })
const renewal = (seconds: number) =>
  refreshRequest({ at: example.start + seconds * 1000, response: { access_token: 'renewed-at-last-1' } })
const refused = (seconds: number) => apiCall({ at: example.start + seconds * 1000, status: 401, response: '' })

testRule(rule, {
  failed: [
    {
      name: 'three calls with a token that has ended',
      trace: [login(), refused(100), refused(110), refused(150)],
      message: 'idle',
    },
    {
      name: 'the app renews, but only half a minute later',
      trace: [login(), refused(100), refused(110), renewal(130)],
      message: 'idle',
      evidence: ['refresh_token', undefined],
    },
    {
      name: 'a refresh before the token had ended is none for this one',
      trace: [
        login(),
        refreshRequest({ at: example.start + 50_000, response: { access_token: 'for-another-api' } }),
        refused(100),
        refused(110),
      ],
      message: 'idle',
    },
    {
      name: 'the token ended when the first call began',
      trace: [login(), refused(60.12), refused(70)],
      message: 'idle',
    },
  ],
  passed: [
    {
      name: 'the app refreshes',
      trace: [login(), refused(100), refreshRequest({ at: example.start + 101_000 }), refused(102)],
    },
    { name: 'refused once', trace: [login(), refused(100)] },
    { name: 'refused in time: not because it ended', trace: [login(), refused(10), refused(20)] },
    {
      name: 'the app starts a sign-in instead',
      trace: [
        login(),
        refused(100),
        refused(110),
        authorizationCodeFlow({
          at: example.start + 120_000,
          authorize: { state: 'again-1', nonce: 'n-again-1' },
          callback: false,
        }),
      ],
    },
    {
      name: 'the app refreshes in the same moment',
      trace: [login(), refused(100), refreshRequest({ at: example.start + 100_000 }), refused(101)],
    },
    {
      name: 'the API still takes the token after its end',
      trace: [login(), apiCall({ at: example.start + 100_000 }), userInfo({ at: example.start + 110_000 })],
    },
  ],
  inapplicable: [
    { name: 'no refresh token', trace: [login({ refresh_token: undefined }), refused(100), refused(110)] },
    { name: 'its issue was not seen: a backend may hold the tokens', trace: [refused(100), refused(110)] },
    {
      name: 'nobody says how long the token lives',
      trace: [login({ expires_in: undefined }), refused(100), refused(110)],
    },
  ],
  cantTell: [
    {
      name: 'the answers of the API were not seen',
      trace: [login(), unanswered(refused(100)), unanswered(refused(110))],
    },
  ],
})
