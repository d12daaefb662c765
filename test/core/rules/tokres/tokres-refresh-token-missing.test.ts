import rule from '../../../../src/core/rules/tokres/tokres-refresh-token-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'

const without = { response: { refresh_token: undefined } }
const offline = { scope: 'openid offline_access' }

testRule(rule, {
  failed: [
    {
      name: 'asked with offline_access',
      trace: [authorizationCodeFlow({ authorize: offline, token: without })],
      message: 'missing',
      severity: 'info',
      evidence: ['refresh_token', 'scope'],
    },
    {
      name: 'asked with access_type=offline',
      trace: [authorizationCodeFlow({ authorize: { access_type: 'offline' }, token: without })],
      message: 'missing',
    },
  ],
  passed: [
    { name: 'it came', trace: [authorizationCodeFlow({ authorize: offline })] },
    {
      name: 'a refresh may leave it out, for the old one goes on',
      trace: [
        authorizationCodeFlow({ authorize: offline }),
        refreshRequest({ at: example.start + 60_000, ...without }),
      ],
    },
  ],
  inapplicable: [
    { name: 'not asked for', trace: [authorizationCodeFlow({ token: without })] },
    {
      name: 'an error answer',
      trace: [authorizationCodeFlow({ authorize: offline, token: tokenError('invalid_grant') })],
    },
    {
      name: 'no scope was asked for',
      trace: [authorizationCodeFlow({ authorize: { scope: undefined }, token: without })],
    },
  ],
  cantTell: [
    {
      name: 'the answer was not captured',
      trace: [authorizationCodeFlow({ authorize: offline, token: { response: null } })],
    },
  ],
})
