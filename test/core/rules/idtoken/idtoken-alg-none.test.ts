import rule from '../../../../src/core/rules/idtoken/idtoken-alg-none.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, idTokenClaims, jws } from '../../../support/traces.ts'

const unsigned = (alg: string, signature = '') => jws(idTokenClaims(), { alg }, signature)

testRule(rule, {
  failed: [
    {
      name: 'in the front channel',
      trace: [implicitFlow({ callback: { id_token: unsigned('none') } })],
      message: 'unsigned',
      severity: 'error',
      evidence: ['id_token.alg'],
    },
    {
      name: 'from the token endpoint, as OIDCC §2 allows',
      trace: [authorizationCodeFlow({ token: { response: { id_token: unsigned('none') } } })],
      message: 'unsigned',
      severity: 'warning',
    },
    {
      name: 'None with a capital',
      trace: [authorizationCodeFlow({ token: { response: { id_token: unsigned('None') } } })],
      message: 'unsigned',
      severity: 'error',
    },
    {
      name: 'None, with a signature that nothing can check',
      trace: [authorizationCodeFlow({ token: { response: { id_token: unsigned('None', 'c2lnbmF0dXJl') } } })],
      message: 'unsigned',
      severity: 'error',
    },
    {
      name: 'RS256 with an empty signature',
      trace: [authorizationCodeFlow({ token: { response: { id_token: unsigned('RS256') } } })],
      message: 'unsigned',
    },
  ],
  passed: [{ name: 'RS256', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
})
