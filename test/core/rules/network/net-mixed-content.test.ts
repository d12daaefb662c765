import rule from '../../../../src/core/rules/network/net-mixed-content.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenRequest } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the server advertised its token endpoint with http',
      trace: [
        tokenRequest({ url: 'http://login.example/token', error: { kind: 'mixedContent', code: 'mixed-content' } }),
      ],
      message: 'blocked',
    },
  ],
  passed: [{ name: 'https everywhere', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'nobody listens',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
  ],
})
