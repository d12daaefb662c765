import rule from '../../../../src/core/rules/tokres/tokres-id-token-missing.ts'
import { hybridFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, refreshRequest, tokenError } from '../../../support/traces.ts'

const without = { response: { id_token: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'asked for openid, and none came',
      trace: [authorizationCodeFlow({ token: without })],
      message: 'missing',
      severity: 'error',
      evidence: ['id_token', 'scope'],
    },
    {
      name: 'the server did not grant openid',
      trace: [authorizationCodeFlow({ token: { response: { id_token: undefined, scope: 'profile' } } })],
      message: 'missing',
      severity: 'warning',
    },
    {
      name: 'the app goes on with the access token',
      trace: [authorizationCodeFlow({ token: without }), apiCall()],
      message: 'missing',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'it came', trace: [authorizationCodeFlow()] },
    { name: 'a hybrid answer had delivered it', trace: [hybridFlow({ token: without })] },
  ],
  inapplicable: [
    {
      name: 'openid was not asked for',
      trace: [authorizationCodeFlow({ authorize: { scope: 'read' }, token: without })],
    },
    { name: 'a refresh may leave it out', trace: [refreshRequest(without)] },
    {
      name: 'Spotify ignores openid',
      trace: [authorizationCodeFlow({ server: 'https://accounts.spotify.com', token: without })],
    },
    { name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
