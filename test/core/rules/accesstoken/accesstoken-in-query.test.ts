import rule from '../../../../src/core/rules/accesstoken/accesstoken-in-query.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws, tokenRequest } from '../../../support/traces.ts'

const inQuery = (status = 200, host: string = example.api) =>
  apiCall({
    url: `${host}/export?access_token=${example.accessToken}`,
    headers: { authorization: undefined },
    status,
    response: {},
  })

testRule(rule, {
  failed: [
    { name: 'the API does not take it there', trace: [authorizationCodeFlow(), inQuery(401)], message: 'refused' },
    {
      name: 'the API does not understand the request',
      trace: [authorizationCodeFlow(), inQuery(400)],
      message: 'refused',
    },
    {
      name: 'an implicit login issued it',
      trace: [
        authorizationCodeFlow({
          authorize: { response_type: 'token' },
          carrier: 'fragment',
          callback: { code: undefined, iss: undefined, access_token: example.accessToken, token_type: 'Bearer' },
          token: false,
        }),
        inQuery(),
      ],
      message: 'accepted',
      severity: 'warning',
    },
    {
      name: 'the same token stands in the header of another call',
      trace: [apiCall({ at: example.start + 500 }), inQuery(), inQuery()],
      message: 'accepted',
      severity: 'warning',
    },
    {
      name: 'a JWT is a token of a login, wherever it was issued',
      trace: [
        apiCall({
          url: `${example.api}/export?access_token=${jws({ iss: example.server })}`,
          headers: { authorization: undefined },
        }),
      ],
      message: 'accepted',
      severity: 'warning',
    },
    { name: 'the API takes it', trace: [authorizationCodeFlow(), inQuery()], message: 'accepted', severity: 'warning' },
    {
      name: 'Facebook documents it',
      trace: [
        tokenRequest({ url: 'https://graph.facebook.com/v19.0/oauth/access_token' }),
        inQuery(200, 'https://graph.facebook.com'),
      ],
      message: 'documented',
      severity: 'info',
    },
  ],
  passed: [{ name: 'in the header', trace: [authorizationCodeFlow(), apiCall()] }],
  inapplicable: [
    { name: 'no API was called', trace: [authorizationCodeFlow()] },
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
  cantTell: [
    {
      name: 'the public key of a map service, which no login issued',
      trace: [
        authorizationCodeFlow(),
        apiCall({
          url: 'https://maps.example/tiles?access_token=pk.public-key',
          headers: { authorization: undefined },
        }),
      ],
      reason: /issue was not seen/,
    },
    {
      name: 'a public key in the query and another value in a header',
      trace: [
        apiCall({ at: example.start + 500, token: 'pk.another-key' }),
        apiCall({
          url: `${example.api}/tiles?access_token=pk.public-key`,
          headers: { authorization: undefined },
        }),
      ],
      reason: /issue was not seen/,
    },
    {
      name: 'a public key in the query, and the login got no answer',
      trace: [
        authorizationCodeFlow({ token: { error: { kind: 'reset', code: 'net::ERR_CONNECTION_RESET' } } }),
        apiCall({
          url: 'https://maps.example/tiles?access_token=pk.public-key',
          headers: { authorization: undefined },
        }),
      ],
      reason: /issue was not seen/,
    },
  ],
})
