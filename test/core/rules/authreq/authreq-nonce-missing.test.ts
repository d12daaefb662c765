import rule from '../../../../src/core/rules/authreq/authreq-nonce-missing.ts'
import { hybridFlow, implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'an ID token in the front channel without nonce, refused',
      trace: [implicitFlow({ authorize: { nonce: undefined }, errorPage: { status: 400 } })],
      message: 'missing',
      severity: 'error',
      evidence: ['nonce'],
    },
    {
      name: 'an ID token in the front channel without nonce, accepted',
      trace: [implicitFlow({ authorize: { nonce: undefined } })],
      message: 'missing',
      severity: 'warning',
    },
    {
      name: 'hybrid',
      trace: [hybridFlow({ authorize: { nonce: undefined }, errorPage: { status: 400 } })],
      message: 'missing',
    },
  ],
  passed: [{ name: 'sent', trace: [implicitFlow()] }],
  inapplicable: [
    { name: 'in the code flow it is optional', trace: [authorizationCodeFlow({ authorize: { nonce: undefined } })] },
  ],
  cantTell: [
    {
      name: 'the request object is encrypted',
      trace: [implicitFlow({ authorize: { nonce: undefined, request: 'eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d' } })],
      reason: /request object/,
    },
  ],
})
