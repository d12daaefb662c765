import rule from '../../../../src/core/rules/idtoken/idtoken-alg-unexpected.ts'
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
  ],
  passed: [
    { name: 'listed', trace: [lists('RS256'), signed('RS256')] },
    { name: 'HS256 with a secret', trace: [signed('HS256', { params: { client_secret: 'Zx81-spectrum-9f' } })] },
    { name: 'another name of EdDSA', trace: [lists('Ed25519'), signed('EdDSA')] },
  ],
  inapplicable: [
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
})
