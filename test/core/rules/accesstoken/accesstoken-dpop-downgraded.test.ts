import rule from '../../../../src/core/rules/accesstoken/accesstoken-dpop-downgraded.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../../support/traces.ts'

const bound = authorizationCodeFlow({
  token: { headers: { dpop: jws({ htm: 'POST' }) }, response: { token_type: 'DPoP' } },
})
const boundJwt = jws({ iss: example.server, cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } })
const proof = { dpop: jws({ htm: 'GET', htu: `${example.api}/orders` }) }
const refused = { status: 401, response: '' }

testRule(rule, {
  failed: [
    {
      name: 'sent as Bearer',
      trace: [bound, apiCall(refused)],
      message: 'bearer',
      evidence: ['authorization', 'token_type'],
    },
    {
      name: 'the claim cnf says it',
      trace: [
        authorizationCodeFlow({ token: { response: { access_token: boundJwt } } }),
        apiCall({ token: boundJwt, ...refused }),
      ],
      message: 'bearer',
      evidence: ['authorization', 'access_token.cnf'],
    },
    {
      name: 'no proof',
      trace: [bound, apiCall({ authorization: `DPoP ${example.accessToken}`, ...refused })],
      message: 'noProof',
    },
    { name: 'an API that takes both for a while', trace: [bound, apiCall()], message: 'bearer', severity: 'warning' },
  ],
  passed: [
    {
      name: 'with its proof',
      trace: [bound, apiCall({ authorization: `DPoP ${example.accessToken}`, headers: proof })],
    },
  ],
  inapplicable: [
    { name: 'a bearer token', trace: [authorizationCodeFlow(), apiCall()] },
    { name: 'no API was called', trace: [bound] },
  ],
})
