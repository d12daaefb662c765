import rule from '../../../../src/core/rules/idtoken/idtoken-issued-in-future.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws } from '../../../support/traces.ts'

const seconds = Math.floor(example.start / 1000)
const received = (claims: Readonly<Record<string, unknown>>, headers: object = {}) => [
  authorizationCodeFlow({
    token: { response: { id_token: jws(idTokenClaims(claims)) }, responseHeaders: { ...headers } },
  }),
]
const date = (offset: number) => ({ date: new Date(example.start + offset * 1000).toUTCString() })

testRule(rule, {
  failed: [
    {
      name: 'the clock of this computer is twelve minutes behind',
      trace: received({ iat: seconds + 720 }, date(720)),
      message: 'clientBehind',
      evidence: ['id_token.iat'],
    },
    {
      name: 'the server is ahead of its own Date',
      trace: received({ iat: seconds + 720 }, date(0)),
      message: 'serverAhead',
    },
    {
      name: 'nbf lies ahead',
      trace: received({ nbf: seconds + 720 }),
      message: 'clientBehind',
      evidence: ['id_token.nbf'],
    },
    {
      name: "nbf lies ahead of the server's own Date",
      trace: received({ nbf: seconds + 720 }, date(0)),
      message: 'serverAhead',
      evidence: ['id_token.nbf'],
    },
  ],
  passed: [
    { name: 'now', trace: [authorizationCodeFlow()] },
    { name: 'a minute ahead', trace: received({ iat: seconds + 60 }) },
  ],
  inapplicable: [
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
    { name: 'no time', trace: received({ iat: undefined }) },
    { name: 'no ID token', trace: [authorizationCodeFlow({ token: false })] },
  ],
})
