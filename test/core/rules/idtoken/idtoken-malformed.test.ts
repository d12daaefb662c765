import rule from '../../../../src/core/rules/idtoken/idtoken-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, base64url, idTokenClaims, jws } from '../../../support/traces.ts'

const received = (id_token: string) => [authorizationCodeFlow({ token: { response: { id_token } } })]
const good = jws(idTokenClaims())

testRule(rule, {
  failed: [
    {
      name: 'cut',
      trace: received(good.slice(0, good.lastIndexOf('.'))),
      message: 'malformed',
      evidence: ['id_token'],
    },
    {
      name: 'not JSON inside',
      trace: received(`${base64url('{"alg":"RS256"}')}.bm90IGpzb24.c2ln`),
      message: 'malformed',
    },
    { name: 'not a JWT', trace: received('2YotnFZFEjr1zCsicMWpAA'), message: 'opaque' },
    { name: 'with padding', trace: received(`${good}==`), message: 'padded', severity: 'info' },
  ],
  passed: [
    { name: 'three parts', trace: received(good) },
    {
      name: 'five parts are an encrypted one',
      trace: received(`${base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.YQ.Yg.Yw.ZA`),
    },
  ],
  inapplicable: [
    { name: 'none came', trace: [authorizationCodeFlow({ token: { response: { id_token: undefined } } })] },
  ],
})
