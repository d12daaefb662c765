import rule from '../../../../src/core/rules/tokres/tokres-error-with-200.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'GitHub style',
      trace: [authorizationCodeFlow({ token: { answer: { error: 'bad_verification_code' } } })],
      message: 'error',
    },
    {
      name: 'Slack style',
      trace: [authorizationCodeFlow({ token: { answer: { ok: false, error: 'invalid_code' } } })],
      message: 'error',
    },
    {
      name: 'ok is false, and no more is said',
      trace: [authorizationCodeFlow({ token: { answer: { ok: false } } })],
      message: 'error',
    },
    {
      name: 'Facebook style: the error is an object',
      trace: [
        authorizationCodeFlow({ token: { answer: { error: { message: 'Invalid verification code', code: 100 } } } }),
      ],
      message: 'error',
    },
  ],
  passed: [
    { name: 'tokens', trace: [authorizationCodeFlow()] },
    {
      name: 'a proper error status',
      trace: [authorizationCodeFlow({ token: { status: 400, answer: { error: 'invalid_grant' } } })],
    },
    {
      name: 'a step of the protocol',
      trace: [authorizationCodeFlow({ token: { answer: { error: 'authorization_pending' } } })],
    },
    {
      name: 'tokens with an error beside them',
      trace: [authorizationCodeFlow({ token: { response: { error: 'none' } } })],
    },
    { name: 'neither tokens nor an error', trace: [authorizationCodeFlow({ token: { answer: {} } })] },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
