import rule from '../../../../src/core/rules/tokres/tokres-error.ts'
import { deviceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, refreshRequest, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'invalid_request',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_request') })],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'the user turned the device down',
      trace: [deviceFlow([{ after: 5, answer: tokenError('access_denied') }])],
      message: 'refused',
      severity: 'info',
    },
    {
      name: 'an error that nobody knows',
      trace: [authorizationCodeFlow({ token: { answer: { error: 'teapot' } } })],
      message: 'refused',
    },
    {
      name: 'the server itself is at fault',
      trace: [authorizationCodeFlow({ token: tokenError('server_error', undefined, 500) })],
      message: 'refused',
    },
  ],
  passed: [{ name: 'tokens', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'the server asks for a DPoP nonce',
      trace: [authorizationCodeFlow({ token: tokenError('use_dpop_nonce') })],
    },
    { name: 'the refresh token was refused', trace: [refreshRequest(tokenError('invalid_grant'))] },
    {
      name: 'a limit of requests, by its status',
      trace: [authorizationCodeFlow({ token: tokenError('temporarily_unavailable', undefined, 429) })],
    },
    {
      name: 'a limit of requests, by its code',
      trace: [authorizationCodeFlow({ token: tokenError('rate_limit_exceeded') })],
    },
  ],
  cantTell: [
    { name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { status: 400, response: null } })] },
  ],
})
