import rule from '../../../../src/core/rules/accesstoken/accesstoken-id-token-used.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, idTokenClaims, jws } from '../../../support/traces.ts'

const idToken = jws(idTokenClaims())
const login = authorizationCodeFlow({ token: { response: { id_token: idToken } } })

testRule(rule, {
  failed: [
    {
      name: 'the ID token of this login, refused',
      trace: [login, apiCall({ token: idToken, status: 401, response: '' })],
      message: 'refused',
      evidence: ['authorization', 'id_token'],
    },
    {
      name: 'its issue was not seen, its claims tell',
      trace: [apiCall({ token: jws(idTokenClaims({ at_hash: 'x' })), status: 403, response: '' })],
      message: 'refused',
    },
    {
      name: 'Cloud Run takes ID tokens',
      trace: [login, apiCall({ token: idToken })],
      message: 'accepted',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'the access token is sent', trace: [login, apiCall()] },
    {
      name: 'a JWT access token with a scope',
      trace: [
        apiCall({ token: jws({ iss: example.server, scope: 'orders.read', nonce: 'x' }), status: 401, response: '' }),
      ],
    },
    {
      name: 'a server that answers with one token in both members',
      trace: [
        authorizationCodeFlow({ token: { response: { id_token: idToken, access_token: idToken } } }),
        apiCall({ token: idToken, status: 500, response: '' }),
      ],
    },
  ],
  inapplicable: [{ name: 'no API was called', trace: [login] }],
})
