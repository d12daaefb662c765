import rule from '../../../../src/core/rules/refresh/refresh-not-attempted.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest } from '../../../support/traces.ts'

const login = (response: object = {}) => authorizationCodeFlow({ token: { response: { expires_in: 60, ...response } } })
const refused = (seconds: number) => apiCall({ at: example.start + seconds * 1000, status: 401, response: '' })

testRule(rule, {
  failed: [
    {
      name: 'three calls with a token that has ended',
      trace: [login(), refused(100), refused(110), refused(150)],
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
  ],
  inapplicable: [
    { name: 'no refresh token', trace: [login({ refresh_token: undefined }), refused(100), refused(110)] },
    { name: 'its issue was not seen: a backend may hold the tokens', trace: [refused(100), refused(110)] },
  ],
})
