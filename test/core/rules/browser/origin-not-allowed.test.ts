import rule from '../../../../src/core/rules/browser/origin-not-allowed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError, tokenRequest } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the token endpoint says it',
      trace: [tokenRequest(tokenError('invalid_request', 'The origin is not allowed'))],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'the error page says it',
      trace: [
        authorizationCodeFlow({
          errorPage: {
            status: 400,
            text: 'Error 400: origin_mismatch. The given origin is not allowed for the given client ID.',
          },
        }),
      ],
      message: 'refused',
    },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
    { name: 'refused for another reason', trace: [tokenRequest(tokenError('invalid_grant'))] },
  ],
  inapplicable: [
    { name: 'no answer', trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
  ],
})
