import rule from '../../../../src/core/rules/tokres/tokres-id-token-missing.ts'
import { hybridFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  refreshRequest,
  tokenError,
  tokenRequest,
} from '../../../support/traces.ts'

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
    {
      name: 'the server does not say what it granted',
      trace: [authorizationCodeFlow({ token: { response: { id_token: undefined, scope: undefined } } })],
      message: 'missing',
      severity: 'error',
    },
    {
      name: 'the answer to the sign-in went from window to window',
      trace: [
        authorizationCodeFlow({ authorize: { response_mode: 'web_message' }, callback: false }),
        tokenRequest({ at: example.start + 500, ...without }),
      ],
      message: 'missing',
      severity: 'error',
    },
  ],
  passed: [
    { name: 'it came', trace: [authorizationCodeFlow()] },
    { name: 'a hybrid answer had delivered it', trace: [hybridFlow({ token: without })] },
    {
      name: 'a refresh in the same login leaves it out',
      trace: [authorizationCodeFlow(), refreshRequest({ at: example.start + 60_000, ...without })],
    },
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
    {
      name: 'no scope was asked for',
      trace: [authorizationCodeFlow({ authorize: { scope: undefined }, token: without })],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
