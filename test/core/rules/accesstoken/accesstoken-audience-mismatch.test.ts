import rule from '../../../../src/core/rules/accesstoken/accesstoken-audience-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../../support/traces.ts'

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
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
})
