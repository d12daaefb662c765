import rule from '../../../../src/core/rules/idtoken/idtoken-alg-unexpected.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, discovery, idTokenClaims, jws } from '../../../support/traces.ts'

const signed = (alg: string, token: object = {}) =>
  authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(), { alg, kid: 'key-1' }) }, ...token } })
const lists = (...id_token_signing_alg_values_supported: readonly string[]) =>
  discovery({ document: { id_token_signing_alg_values_supported } })

testRule(rule, {
  failed: [
    {
      name: 'HS256 in a page without a secret',
      trace: [signed('HS256')],
      message: 'symmetric',
      evidence: ['id_token.alg'],
    },
    { name: 'not listed', trace: [lists('RS256'), signed('ES256')], message: 'notAdvertised', severity: 'warning' },
    {
      name: 'not listed, and the app goes on',
      trace: [lists('RS256'), signed('ES256'), apiCall()],
      message: 'notAdvertised',
      severity: 'info',
    },
    {
      name: 'only another curve is listed',
      trace: [lists('RS256', 'Ed25519'), signed('ES256')],
      message: 'notAdvertised',
    },
    {
      name: 'EdDSA where no curve of it is listed',
      trace: [lists('RS256'), signed('EdDSA')],
      message: 'notAdvertised',
    },
  ],
  passed: [
    { name: 'listed', trace: [lists('RS256'), signed('RS256')] },
    { name: 'HS256 with a secret', trace: [signed('HS256', { params: { client_secret: 'Zx81-spectrum-9f' } })] },
    { name: 'Ed448 is EdDSA, too', trace: [lists('RS256', 'Ed448'), signed('EdDSA')] },
    {
      name: 'HS256 in the front channel: the secret may lie on a server',
      trace: [implicitFlow({ callback: { id_token: jws(idTokenClaims(), { alg: 'HS256' }) } })],
    },
    { name: 'another name of EdDSA', trace: [lists('Ed25519'), signed('EdDSA')] },
  ],
  inapplicable: [
    { name: 'not signed: a rule of its own', trace: [lists('RS256'), signed('none')] },
    {
      name: 'it names no algorithm',
      trace: [
        lists('RS256'),
        authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(), { kid: 'a' }) } } }),
      ],
    },
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
})
