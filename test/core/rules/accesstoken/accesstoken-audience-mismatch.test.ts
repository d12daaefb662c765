import rule from '../../../../src/core/rules/accesstoken/accesstoken-audience-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../../support/traces.ts'
import { responseHeadersUnseen } from '../../../support/unseen.ts'

const later = example.start / 1000 + 3600
const says = (description: string) => ({
  status: 401,
  response: '',
  responseHeaders: { 'www-authenticate': `Bearer error="invalid_token", error_description="${description}"` },
})
const silent = { status: 401, response: '' }
const forAudience = (aud: unknown, exp: number = later) => jws({ iss: example.server, aud, exp })

testRule(rule, {
  failed: [
    {
      name: 'the API says that the audience is invalid',
      trace: [apiCall({ token: forAudience('account'), ...says("The audience 'account' is invalid") })],
      message: 'said',
      evidence: ['www-authenticate', 'access_token.aud'],
    },
    {
      name: 'the API trusts another issuer',
      trace: [apiCall({ token: forAudience('api'), ...says("The issuer 'http://localhost:8080/' is invalid") })],
      message: 'said',
      evidence: ['www-authenticate', 'access_token.iss'],
    },
    {
      name: 'a token of Microsoft Graph, sent to an API of the app',
      trace: [apiCall({ token: forAudience('00000003-0000-0000-c000-000000000000'), ...silent })],
      message: 'other',
    },
    {
      name: 'an opaque token shows neither',
      trace: [apiCall({ token: 'opaque-token-1', ...says('invalid audience') })],
      message: 'said',
    },
    {
      name: 'a token that names no issuer, and an audience of several kinds',
      trace: [apiCall({ token: jws({ aud: ['orders', 7, 'billing'] }), ...says('invalid audience') })],
      message: 'said',
    },
    {
      name: 'Entra: a token of Microsoft Graph, named by its address',
      trace: [
        apiCall({
          token: jws({
            iss: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
            aud: 'https://graph.microsoft.com',
            exp: later,
          }),
          ...silent,
        }),
      ],
      message: 'other',
    },
    {
      name: 'signed in at Entra, a token of Microsoft Graph is sent to an API of the app',
      trace: [
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com/common/oauth2/v2.0',
          token: { response: { access_token: forAudience('00000003-0000-0000-c000-000000000000') } },
        }),
        apiCall({ token: forAudience('00000003-0000-0000-c000-000000000000'), ...silent }),
      ],
      message: 'other',
    },
    {
      name: 'a token whose end is not said',
      trace: [apiCall({ token: jws({ iss: example.server, aud: 'https://billing.example.org' }), ...silent })],
      message: 'other',
    },
    {
      name: 'an audience that is another place',
      trace: [apiCall({ token: forAudience('https://billing.example.org'), ...silent })],
      message: 'other',
    },
  ],
  passed: [
    { name: 'accepted', trace: [apiCall({ token: forAudience('https://billing.example.org') })] },
    { name: 'the audience is this place', trace: [apiCall({ token: forAudience('https://api.example/'), ...silent })] },
    {
      name: 'one of several audiences is this place',
      trace: [
        apiCall({ token: forAudience(['https://login.example.org/userinfo', 'https://api.example']), ...silent }),
      ],
    },
    {
      name: 'a name of its own says nothing about the place',
      trace: [apiCall({ token: forAudience('orders-api'), ...silent })],
    },
    {
      name: 'it had expired, which is reason enough',
      trace: [apiCall({ token: forAudience('https://billing.example.org', example.start / 1000 - 60), ...silent })],
    },
    {
      name: 'Cognito: no aud at all',
      trace: [
        apiCall({
          token: jws({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x', client_id: 'x', exp: later }),
          ...silent,
        }),
      ],
    },
    {
      name: 'a token of Microsoft Graph, which Graph refuses',
      trace: [
        apiCall({
          url: 'https://graph.microsoft.com/v1.0/me',
          token: forAudience('00000003-0000-0000-c000-000000000000'),
          ...silent,
        }),
      ],
    },
    {
      name: 'Entra: the address of an application in aud need not be that of the API',
      trace: [
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com/common/oauth2/v2.0',
          token: { response: { access_token: forAudience('https://contoso.onmicrosoft.com/orders') } },
        }),
        apiCall({ token: forAudience('https://contoso.onmicrosoft.com/orders'), ...silent }),
      ],
    },
    {
      name: 'an address inside a name of its own choosing',
      trace: [apiCall({ token: forAudience('urn:api:https://billing.example.org'), ...silent })],
    },
    {
      name: 'forbidden to this user',
      trace: [apiCall({ token: forAudience('orders-api'), status: 403, response: 'Forbidden' })],
    },
    {
      name: 'a fault of the API',
      trace: [apiCall({ token: forAudience('https://billing.example.org'), status: 500, response: '' })],
    },
    {
      name: 'a missing scope',
      trace: [
        apiCall({
          token: forAudience('https://billing.example.org'),
          status: 403,
          response: { error: 'insufficient_scope' },
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no API was called', trace: [authorizationCodeFlow()] },
    {
      name: 'no token was sent',
      trace: [
        apiCall({
          headers: { authorization: undefined },
          ...silent,
          responseHeaders: { 'www-authenticate': 'Bearer error="invalid_token", error_description="no audience"' },
        }),
      ],
    },
  ],
  cantTell: [
    {
      name: "the API's words were not captured",
      trace: [responseHeadersUnseen(apiCall({ token: forAudience('orders-api'), ...silent }))],
      reason: /header fields of the answer/,
    },
    {
      name: 'forbidden, and the reason in the body was not captured',
      trace: [apiCall({ token: forAudience('orders-api'), status: 403, response: null })],
      reason: /body of the answer/,
    },
  ],
})
