import rule from '../../../../src/core/rules/accesstoken/accesstoken-in-query.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, tokenRequest } from '../../../support/traces.ts'

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
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
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
  ],
})
