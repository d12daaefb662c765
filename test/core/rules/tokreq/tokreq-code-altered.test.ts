import rule from '../../../../src/core/rules/tokreq/tokreq-code-altered.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_grant', 'Malformed auth code.')
const flow = (issued: string, sent: string) => [
  authorizationCodeFlow({ callback: { code: issued }, token: { ...refused, params: { code: sent } } }),
]

testRule(rule, {
  failed: [
    {
      name: 'encoded twice',
      trace: flow('4/0AbcDefGhi', '4%2F0AbcDefGhi'),
      message: 'encodedTwice',
      evidence: ['code', 'code'],
    },
    { name: 'decoded twice', trace: flow('4%2F0AbcDefGhi', '4/0AbcDefGhi'), message: 'decodedTwice' },
    { name: 'a plus became a space', trace: flow('abc+def+ghi', 'abc def ghi'), message: 'plusLost' },
    { name: 'cut at a dot', trace: flow('M.R3_BAY.abc', 'M'), message: 'cut' },
    { name: 'the Facebook fragment is glued to it', trace: flow('AQBx', 'AQBx#_=_'), message: 'facebook' },
    { name: 'another one', trace: flow('abcdefgh', 'zyxwvuts'), message: 'different' },
    { name: 'cut at a percent sign that starts no escape', trace: flow('100%abcdefgh', '100'), message: 'cut' },
  ],
  passed: [{ name: 'the same code', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'no code in the token request',
      trace: [authorizationCodeFlow({ token: { params: { code: undefined }, ...tokenError('invalid_request') } })],
    },
    {
      name: 'the server accepted it',
      trace: [authorizationCodeFlow({ callback: { code: example.code }, token: { params: { code: 'zyxwvuts' } } })],
    },
    {
      name: 'the answer to the sign-in brought no code',
      trace: [
        authorizationCodeFlow({
          callback: { code: undefined, id_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' },
          carrier: 'fragment',
          token: refused,
        }),
      ],
    },
  ],
})
