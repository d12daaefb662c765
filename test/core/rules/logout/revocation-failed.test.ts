import rule from '../../../../src/core/rules/logout/revocation-failed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'
import { requestBodyUnseen } from '../../../support/unseen.ts'

const revoke = (
  status: number,
  response: object | string,
  requestBody = `token=${example.refreshToken}&token_type_hint=refresh_token&client_id=${example.clientId}`,
) =>
  exchange({
    url: `${example.server}/revoke`,
    requestBody,
    status,
    response,
    requestHeaders: { origin: example.app, 'content-type': 'application/x-www-form-urlencoded' },
    responseHeaders: { 'access-control-allow-origin': example.app },
  })

testRule(rule, {
  failed: [
    {
      name: 'the client is not authenticated',
      trace: [revoke(401, { error: 'invalid_client' })],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'access tokens cannot be revoked',
      trace: [revoke(400, { error: 'unsupported_token_type' })],
      message: 'refused',
    },
    {
      name: 'an error in an answer that is called a success',
      trace: [revoke(200, { error: 'invalid_request' })],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'what was sent was not captured, so that no token can be missed',
      trace: [requestBodyUnseen(revoke(400, { error: 'invalid_request' }))],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'words that no dictionary has',
      trace: [revoke(400, { error: 'tenant_paused', error_description: 'Come back tomorrow.' })],
      message: 'refused',
    },
    { name: 'no reason is given', trace: [revoke(400, '')], message: 'silent' },
    {
      name: 'no token is named',
      trace: [revoke(400, { error: 'invalid_request' }, 'token_type_hint=refresh_token')],
      message: 'noToken',
      evidence: ['token', 'error'],
    },
  ],
  passed: [{ name: '200, also for an unknown token', trace: [revoke(200, '')] }],
  inapplicable: [
    { name: 'the server is down', trace: [revoke(503, '')] },
    { name: 'nothing was revoked', trace: [authorizationCodeFlow()] },
  ],
})
