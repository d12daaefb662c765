import rule from '../../../../src/core/rules/resource/resource-step-up-required.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'
import { responseHeadersUnseen } from '../../../support/unseen.ts'

const stepUp = (seconds: number) =>
  apiCall({
    at: example.start + seconds * 1000,
    status: 401,
    response: '',
    responseHeaders: {
      'www-authenticate': 'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="5"',
    },
  })

const signedInAgain = (seconds: number) =>
  authorizationCodeFlow({
    at: example.start + seconds * 1000,
    authorize: { acr_values: 'urn:mfa', state: 'step-up-1', nonce: 'n-step-up-1' },
    callback: { code: 'code-after-step-up', state: 'step-up-1' },
    token: false,
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
    {
      name: 'the app signs the user in again',
      trace: [authorizationCodeFlow(), stepUp(1), stepUp(2), stepUp(3), signedInAgain(4)],
      message: 'asked',
      severity: 'info',
    },
    {
      name: 'asked twice',
      trace: [authorizationCodeFlow(), stepUp(1), stepUp(2)],
      message: 'asked',
      severity: 'info',
    },
    {
      name: 'each call wants something else',
      trace: [
        stepUp(1),
        ...[2, 3].map((second) =>
          apiCall({
            at: example.start + second * 1000,
            status: 401,
            response: '',
            responseHeaders: {
              'www-authenticate': `Bearer error="insufficient_user_authentication", max_age="${second}"`,
            },
          }),
        ),
      ],
      message: 'asked',
      severity: 'info',
    },
    {
      name: 'the body says it, and not what is wanted',
      trace: [apiCall({ status: 401, response: { error: 'insufficient_user_authentication' } })],
      message: 'asked',
      severity: 'info',
    },
    {
      name: 'the sign-in was not seen, and the app goes on calling',
      trace: [stepUp(1), stepUp(2), stepUp(3)],
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
    { name: 'refused with another status', trace: [responseHeadersUnseen(apiCall({ status: 403, response: '' }))] },
  ],
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'the challenge was not captured',
      trace: [responseHeadersUnseen(apiCall({ status: 401, response: '' }))],
      reason: /header fields of the answer/,
    },
  ],
})
