import rule from '../../../../src/core/rules/network/net-server-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  tokenError,
  tokenRequest,
  userInfo,
} from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the load balancer answers the token request with 503',
      trace: [authorizationCodeFlow({ token: { status: 503, response: '<h1>503 Service Unavailable</h1>' } })],
      message: 'status',
    },
    {
      name: 'a bare 502 whose text was not captured',
      trace: [tokenRequest({ status: 502, response: null })],
      message: 'status',
    },
    {
      name: 'the authorization endpoint fails',
      trace: [authorizationCodeFlow({ errorPage: { status: 500, text: 'Oops' } })],
      message: 'status',
    },
    { name: 'the UserInfo endpoint fails', trace: [userInfo({ status: 500, response: '' })], message: 'status' },
    {
      name: 'the server says so at the callback',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'server_error' } })],
      message: 'said',
      evidence: ['error'],
    },
    {
      name: 'the server says so at the token endpoint',
      trace: [tokenRequest(tokenError('temporarily_unavailable', 'maintenance', 503))],
      message: 'said',
    },
    {
      name: 'Keycloak: the user was slow, nothing failed',
      trace: [
        authorizationCodeFlow({
          callback: { code: undefined, error: 'temporarily_unavailable', error_description: 'authentication_expired' },
        }),
      ],
      message: 'tooSlow',
      severity: 'info',
    },
    {
      name: 'the same request succeeds after a 503',
      trace: [tokenRequest({ status: 503, response: '' }), tokenRequest({ at: example.start + 1000 })],
      message: 'recovered',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'the server answers', trace: [authorizationCodeFlow()] },
    { name: 'the server refuses', trace: [tokenRequest(tokenError('invalid_grant'))] },
  ],
  inapplicable: [
    { name: "the API's own failure is not the login's", trace: [apiCall({ status: 500, response: '' })] },
    { name: 'discovery has a rule of its own', trace: [discovery({ status: 503, response: '' })] },
    {
      name: 'a bot check answers 503 in front of the server',
      trace: [
        tokenRequest({
          status: 503,
          response: '<html>Just a moment</html>',
          responseHeaders: { 'cf-mitigated': 'challenge' },
        }),
      ],
    },
    {
      name: 'a server that refuses with 500 still says why',
      trace: [tokenRequest(tokenError('invalid_grant', undefined, 500))],
    },
    {
      name: 'no answer came',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
  ],
})
