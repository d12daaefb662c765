import rule from '../../../../src/core/rules/resource/resource-insufficient-scope.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../../support/traces.ts'

const refused = {
  status: 403,
  response: '',
  responseHeaders: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders.write"' },
}

testRule(rule, {
  failed: [
    {
      name: 'the API names the scope',
      trace: [authorizationCodeFlow(), apiCall({ ...refused, method: 'POST' })],
      message: 'scope',
      evidence: ['www-authenticate', 'scope'],
    },
    {
      name: 'the token is a JWT with fewer scopes',
      trace: [apiCall({ ...refused, token: jws({ iss: example.server, scp: ['orders.read'] }) })],
      message: 'scope',
      evidence: ['www-authenticate', 'access_token.scp'],
    },
    {
      name: 'the body says it',
      trace: [apiCall({ status: 403, response: { error: 'insufficient_scope' } })],
      message: 'scope',
    },
    {
      name: '403 without a word may be the normal answer to this user',
      trace: [apiCall({ status: 403, response: { message: 'Forbidden' } })],
      message: 'unnamed',
      severity: 'info',
    },
    {
      name: 'some APIs say it with 401',
      trace: [
        authorizationCodeFlow(),
        apiCall({
          ...refused,
          status: 401,
          responseHeaders: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
        }),
      ],
      message: 'scope',
      evidence: [undefined, 'scope'],
    },
    {
      name: '403 without a body',
      trace: [apiCall({ status: 403, response: null })],
      message: 'unnamed',
      severity: 'info',
    },
    {
      name: 'it needs openid, as at a UserInfo endpoint',
      trace: [
        apiCall({
          ...refused,
          responseHeaders: {
            'www-authenticate': 'Bearer error="insufficient_scope", error_description="Missing openid scope"',
          },
        }),
      ],
      message: 'scope',
    },
    {
      name: 'the API says it in words only',
      trace: [apiCall({ status: 403, response: { error_description: 'access token missing requested scope' } })],
      message: 'scope',
    },
  ],
  passed: [
    { name: 'the call is allowed', trace: [authorizationCodeFlow(), apiCall()] },
    { name: 'the token itself is refused', trace: [apiCall({ status: 401, response: '' })] },
  ],
  inapplicable: [
    { name: 'a firewall said 403', trace: [apiCall({ status: 403, response: '<h1>Request blocked</h1>' })] },
    {
      name: 'GitHub limits with 403',
      trace: [
        apiCall({
          status: 403,
          response: { message: 'API rate limit exceeded' },
          responseHeaders: { 'x-ratelimit-remaining': '0' },
        }),
      ],
    },
    {
      name: 'a forged-request check said 403',
      trace: [apiCall({ status: 403, response: 'CSRF verification failed' })],
    },
    { name: 'no call to an API', trace: [authorizationCodeFlow()] },
    {
      name: 'no token was sent',
      trace: [apiCall({ ...refused, headers: { authorization: undefined } })],
    },
    {
      name: 'the token itself is refused with 403',
      trace: [
        apiCall({
          status: 403,
          response: '',
          responseHeaders: { 'www-authenticate': 'Bearer error="invalid_token"' },
        }),
      ],
    },
    {
      name: 'the API asks to come back later',
      trace: [apiCall({ status: 403, response: '', responseHeaders: { 'retry-after': '60' } })],
    },
    {
      name: 'a limit that only its header field tells of',
      trace: [apiCall({ status: 403, response: '', responseHeaders: { 'x-ratelimit-remaining': '0' } })],
    },
    {
      name: 'no token was sent, and the API names the scope with 401',
      trace: [apiCall({ ...refused, status: 401, headers: { authorization: undefined } })],
    },
  ],
})
