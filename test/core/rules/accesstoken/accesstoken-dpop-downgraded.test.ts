import rule from '../../../../src/core/rules/accesstoken/accesstoken-dpop-downgraded.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, jws } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const bound = authorizationCodeFlow({
  token: { headers: { dpop: jws({ htm: 'POST' }) }, response: { token_type: 'DPoP' } },
})
const boundJwt = jws({ iss: example.server, cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } })
const byCertificate = jws({ iss: example.server, cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } })
const unbound = jws({ iss: example.server, cnf: null })
const oddlyBound = jws({ iss: example.server, cnf: 'jkt' })
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
    {
      name: 'the API does not understand it',
      trace: [bound, apiCall({ status: 400, response: '' })],
      message: 'bearer',
    },
    { name: 'no answer came', trace: [bound, unanswered(apiCall())], message: 'bearer' },
    {
      name: 'in the address of the call',
      trace: [
        bound,
        apiCall({
          url: `${example.api}/orders?access_token=${example.accessToken}`,
          headers: { authorization: undefined },
          ...refused,
        }),
      ],
      message: 'bearer',
      evidence: [undefined, 'token_type'],
    },
    {
      name: 'in the body of the call',
      trace: [
        bound,
        exchange({
          url: `${example.api}/orders`,
          at: example.start + 1000,
          requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
          requestBody: `access_token=${example.accessToken}`,
          ...refused,
        }),
      ],
      message: 'bearer',
      evidence: [undefined, 'token_type'],
    },
    {
      name: 'with a proof, but still as Bearer',
      trace: [bound, apiCall({ headers: proof, ...refused })],
      message: 'bearer',
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
    {
      name: 'a token tied to a certificate',
      trace: [
        authorizationCodeFlow({ token: { response: { access_token: byCertificate } } }),
        apiCall({ token: byCertificate }),
      ],
    },
    {
      name: 'a token that says it is tied to nothing',
      trace: [authorizationCodeFlow({ token: { response: { access_token: unbound } } }), apiCall({ token: unbound })],
    },
    {
      name: 'a token whose binding is no object',
      trace: [
        authorizationCodeFlow({ token: { response: { access_token: oddlyBound } } }),
        apiCall({ token: oddlyBound }),
      ],
    },
    {
      name: 'an answer that names no kind of token',
      trace: [authorizationCodeFlow({ token: { response: { token_type: undefined } } }), apiCall()],
    },
    { name: 'a token whose issue was not seen', trace: [apiCall()] },
    { name: 'a bearer token', trace: [authorizationCodeFlow(), apiCall()] },
    { name: 'no API was called', trace: [bound] },
  ],
})
