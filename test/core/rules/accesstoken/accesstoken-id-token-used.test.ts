import rule from '../../../../src/core/rules/accesstoken/accesstoken-id-token-used.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  exchange,
  idTokenClaims,
  jws,
  refreshRequest,
} from '../../../support/traces.ts'

const idToken = jws(idTokenClaims())
/** No claim of it tells that it is one. */
const bareIdToken = jws(idTokenClaims({ nonce: undefined }))
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
      name: 'its hash of the code tells',
      trace: [apiCall({ token: jws(idTokenClaims({ nonce: undefined, c_hash: 'x' })), status: 401, response: '' })],
      message: 'refused',
    },
    {
      name: 'its hash of the access token tells',
      trace: [apiCall({ token: jws(idTokenClaims({ nonce: undefined, at_hash: 'x' })), status: 401, response: '' })],
      message: 'refused',
    },
    {
      name: 'its nonce tells',
      trace: [apiCall({ token: jws(idTokenClaims()), status: 401, response: '' })],
      message: 'refused',
    },
    {
      name: 'an implicit login brought it',
      trace: [
        authorizationCodeFlow({
          authorize: { response_type: 'id_token' },
          carrier: 'fragment',
          callback: { code: undefined, iss: undefined, id_token: bareIdToken },
          token: false,
        }),
        apiCall({ token: bareIdToken, status: 401, response: '' }),
      ],
      message: 'refused',
      evidence: ['authorization', 'id_token'],
    },
    {
      name: 'it stands in the address of the call',
      trace: [
        login,
        apiCall({
          url: `${example.api}/orders?access_token=${idToken}`,
          headers: { authorization: undefined },
          status: 401,
          response: '',
        }),
      ],
      message: 'refused',
      evidence: [undefined, 'id_token'],
    },
    {
      name: 'Cloud Run takes ID tokens',
      trace: [login, apiCall({ token: idToken })],
      message: 'accepted',
      severity: 'info',
    },
    {
      name: 'it stands in the body of the call (RFC 6750 §2.2)',
      trace: [
        login,
        exchange({
          url: `${example.api}/orders`,
          at: example.start + 1000,
          requestHeaders: { 'content-type': 'application/x-www-form-urlencoded', origin: example.app },
          requestBody: `access_token=${idToken}`,
          status: 401,
          response: '',
        }),
      ],
      message: 'refused',
      evidence: [undefined, 'id_token'],
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
      name: 'a JWT access token with scopes in a list',
      trace: [
        apiCall({ token: jws({ iss: example.server, scp: ['orders.read'], nonce: 'x' }), status: 401, response: '' }),
      ],
    },
    {
      name: 'a JWT access token that says little',
      trace: [apiCall({ token: jws({ iss: example.server, aud: 'orders' }), status: 401, response: '' })],
    },
    {
      name: 'the API does not understand the request',
      trace: [login, apiCall({ token: idToken, status: 400, response: '' })],
    },
    {
      name: 'one token in both members at a renewal, after a login that told them apart',
      trace: [
        login,
        refreshRequest({
          at: example.start + 500,
          response: { access_token: bareIdToken, id_token: bareIdToken },
        }),
        apiCall({ token: bareIdToken, status: 401, response: '' }),
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
  inapplicable: [
    { name: 'no API was called', trace: [login] },
    {
      name: 'no token was sent',
      trace: [
        apiCall({
          headers: { authorization: undefined },
          status: 401,
          response: '',
          responseHeaders: { 'www-authenticate': 'Bearer' },
        }),
      ],
    },
  ],
})
