import rule from '../../../../src/core/rules/authreq/authreq-endpoint-not-discovered.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery } from '../../../support/traces.ts'

const old = '/oauth2/authorize'
const refused = { callback: { code: undefined, error: 'invalid_request' } }

testRule(rule, {
  failed: [
    {
      name: 'another path of the same server, and the login fails',
      trace: [discovery(), authorizationCodeFlow({ authorizePath: old, ...refused })],
      message: 'differs',
    },
  ],
  passed: [{ name: 'the advertised one', trace: [discovery(), authorizationCodeFlow(refused)] }],
  inapplicable: [
    { name: 'no metadata', trace: [authorizationCodeFlow({ authorizePath: old, ...refused })] },
    { name: 'it works', trace: [discovery(), authorizationCodeFlow({ authorizePath: old })] },
    {
      name: 'a custom domain of the server',
      trace: [
        discovery({ document: { authorization_endpoint: 'https://tenant.example/authorize' } }),
        authorizationCodeFlow(refused),
      ],
    },
  ],
})
