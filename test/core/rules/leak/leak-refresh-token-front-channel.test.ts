import rule from '../../../../src/core/rules/leak/leak-refresh-token-front-channel.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'

const tokens = {
  code: undefined,
  access_token: example.accessToken,
  token_type: 'Bearer',
  refresh_token: example.refreshToken,
  iss: undefined,
}
const inFragment = {
  authorize: { response_type: 'token' },
  carrier: 'fragment',
  callback: tokens,
  token: false,
} as const

testRule(rule, {
  failed: [
    {
      name: 'beside the access token in the fragment',
      trace: [authorizationCodeFlow(inFragment)],
      message: 'delivered',
      evidence: ['refresh_token'],
    },
    {
      name: 'Salesforce documents it for its user-agent flow',
      trace: [authorizationCodeFlow({ ...inFragment, server: 'https://login.salesforce.com/services/oauth2' })],
      message: 'documented',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'from the token endpoint only', trace: [authorizationCodeFlow()] },
    {
      name: 'the parameter is there and empty',
      trace: [authorizationCodeFlow({ ...inFragment, callback: { ...tokens, refresh_token: '' } })],
    },
    {
      name: 'an implicit flow without one',
      trace: [authorizationCodeFlow({ ...inFragment, callback: { ...tokens, refresh_token: undefined } })],
    },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [apiCall()] }],
})
