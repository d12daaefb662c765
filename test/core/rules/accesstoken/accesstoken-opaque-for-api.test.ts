import rule from '../../../../src/core/rules/accesstoken/accesstoken-opaque-for-api.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, base64url, jws, userInfo } from '../../../support/traces.ts'
import { responseHeadersUnseen } from '../../../support/unseen.ts'

const says = (description: string) => ({
  status: 401,
  response: '',
  responseHeaders: { 'www-authenticate': `Bearer error="invalid_token", error_description="${description}"` },
})
const encrypted = `${base64url('{"alg":"dir","enc":"A256GCM","iss":"https://t.auth0.com/"}')}..aW52ZWN0b3I.Y2lwaGVydGV4dA.dGFn`

testRule(rule, {
  failed: [
    {
      name: 'the API says that it is no JWT',
      trace: [authorizationCodeFlow(), apiCall(says('jwt malformed'))],
      message: 'said',
      severity: 'error',
    },
    {
      name: 'the body says it',
      trace: [apiCall({ status: 401, response: 'Unauthorized: IDX12741: JWT must have three segments' })],
      message: 'said',
      severity: 'error',
    },
    {
      name: 'a whole page says it',
      trace: [
        apiCall({
          status: 401,
          response: `Unauthorized. Not a valid JWT. ${'The request was refused by the gateway. '.repeat(10)}`,
        }),
      ],
      message: 'said',
      severity: 'error',
    },
    {
      name: 'Auth0 without audience: encrypted for itself',
      trace: [apiCall({ token: encrypted, status: 401, response: '' })],
      message: 'encrypted',
    },
  ],
  passed: [
    { name: 'opaque tokens are legal where the API takes them', trace: [apiCall()] },
    {
      name: 'another fault, though the words would fit',
      trace: [apiCall({ status: 500, response: 'jwt malformed' })],
    },
    { name: 'an opaque token that was revoked', trace: [apiCall(says('The token was revoked'))] },
  ],
  inapplicable: [
    { name: 'the token is a JWT', trace: [apiCall({ token: jws({ iss: 'x' }), ...says('jwt malformed') })] },
    { name: 'UserInfo takes the token of its own server', trace: [userInfo()] },
    {
      name: 'no token was sent',
      trace: [
        apiCall({
          headers: { authorization: undefined },
          status: 401,
          response: 'jwt malformed',
          responseHeaders: { 'www-authenticate': 'Bearer' },
        }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'refused, and what the API says was not captured',
      trace: [apiCall({ status: 401, response: null })],
      reason: /body of the answer/,
    },
    {
      name: 'refused without a body, and the header fields were not captured',
      trace: [responseHeadersUnseen(apiCall({ status: 401, response: '' }))],
      reason: /header fields of the answer/,
    },
  ],
})
