import rule from '../../../../src/core/rules/authreq/authreq-implicit-flow.ts'
import { hybridFlow, implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'token',
      trace: [
        implicitFlow({
          authorize: { response_type: 'token', scope: 'read' },
          callback: { id_token: undefined, access_token: example.accessToken, token_type: 'Bearer' },
        }),
      ],
      message: 'token',
      evidence: ['response_type'],
    },
    {
      name: 'id_token token',
      trace: [implicitFlow({ authorize: { response_type: 'id_token token' } })],
      message: 'token',
    },
    {
      name: 'the token model of Google, by design',
      trace: [
        implicitFlow({
          server: 'https://accounts.google.com',
          authorizePath: '/o/oauth2/v2/auth',
          authorize: { response_type: 'token' },
        }),
      ],
      message: 'token',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'code', trace: [authorizationCodeFlow()] },
    { name: 'an ID token alone', trace: [implicitFlow()] },
    { name: 'code id_token', trace: [hybridFlow()] },
  ],
  inapplicable: [
    { name: 'no response_type', trace: [authorizationCodeFlow({ authorize: { response_type: undefined } })] },
  ],
})
