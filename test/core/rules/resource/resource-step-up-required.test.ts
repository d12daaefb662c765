import rule from '../../../../src/core/rules/resource/resource-step-up-required.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'

const stepUp = (seconds: number) =>
  apiCall({
    at: example.start + seconds * 1000,
    status: 401,
    response: '',
    responseHeaders: {
      'www-authenticate': 'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="5"',
    },
  })

testRule(rule, {
  failed: [
    {
      name: 'asked once',
      trace: [authorizationCodeFlow(), stepUp(1)],
      message: 'asked',
      severity: 'info',
      evidence: ['www-authenticate'],
    },
    {
      name: 'Entra asks for claims',
      trace: [
        apiCall({
          status: 401,
          response: '',
          responseHeaders: {
            'www-authenticate': 'Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
          },
        }),
      ],
      message: 'asked',
      severity: 'info',
    },
    {
      name: 'the app goes on calling',
      trace: [authorizationCodeFlow(), stepUp(1), stepUp(2), stepUp(3)],
      message: 'ignored',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'not asked', trace: [authorizationCodeFlow(), apiCall()] },
    {
      name: 'the token is refused for itself',
      trace: [apiCall({ status: 401, response: { error: 'invalid_token' } })],
    },
  ],
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
})
