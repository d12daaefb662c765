import rule from '../../../../src/core/rules/idtoken/idtoken-expired.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws, logout } from '../../../support/traces.ts'

const seconds = Math.floor(example.start / 1000)
const received = (exp: unknown, headers: object = {}) => [
  authorizationCodeFlow({
    token: { response: { id_token: jws(idTokenClaims({ exp })) }, responseHeaders: { ...headers } },
  }),
]
const date = (offset: number) => ({ date: new Date(example.start + offset * 1000).toUTCString() })

testRule(rule, {
  failed: [
    {
      name: 'an hour before it arrived',
      trace: received(seconds - 3600),
      message: 'expired',
      evidence: ['id_token.exp'],
    },
    { name: 'also by the clock of the server', trace: received(seconds - 3600, date(0)), message: 'expired' },
    { name: 'only by the clock of this computer', trace: received(seconds - 600, date(-900)), message: 'clockAhead' },
  ],
  passed: [
    { name: 'valid', trace: received(seconds + 300) },
    { name: 'within the tolerance', trace: received(seconds - 30) },
  ],
  inapplicable: [
    { name: 'no exp', trace: received(undefined) },
    {
      name: 'an old hint at logout may be expired',
      trace: [logout({ params: { id_token_hint: jws(idTokenClaims({ exp: seconds - 3600 })) } })],
    },
  ],
})
