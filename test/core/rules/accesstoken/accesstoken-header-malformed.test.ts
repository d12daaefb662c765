import rule from '../../../../src/core/rules/accesstoken/accesstoken-header-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, type CallOptions, example, jws } from '../../../support/traces.ts'
import { requestHeadersUnseen, unanswered } from '../../../support/unseen.ts'

const refused = { status: 401, response: '' }
const login = authorizationCodeFlow()
/** A call without a token, which the API refuses for want of one. */
const bare = (options: CallOptions = {}) =>
  apiCall({
    at: example.start + 2000,
    headers: { authorization: undefined },
    status: 401,
    response: '',
    responseHeaders: { 'www-authenticate': 'Bearer' },
    ...options,
  })
const token = jws({ iss: example.server })

testRule(rule, {
  failed: [
    {
      name: 'the variable was empty',
      trace: [login, apiCall({ authorization: 'Bearer undefined', ...refused })],
      message: 'literal',
      evidence: ['authorization'],
    },
    {
      name: 'an object was turned into text',
      trace: [apiCall({ authorization: 'Bearer [object Object]', ...refused })],
      message: 'literal',
    },
    {
      name: 'nothing behind Bearer',
      trace: [login, apiCall({ authorization: 'Bearer ', ...refused })],
      message: 'empty',
    },
    {
      name: 'Bearer twice',
      trace: [login, apiCall({ authorization: `Bearer Bearer ${example.accessToken}`, ...refused })],
      message: 'doubled',
    },
    { name: 'no Bearer', trace: [apiCall({ authorization: token, ...refused })], message: 'noScheme' },
    {
      name: 'quotes of a JSON text',
      trace: [login, apiCall({ authorization: `Bearer "${example.accessToken}"`, ...refused })],
      message: 'characters',
    },
    {
      name: 'in the header and in the query',
      trace: [login, apiCall({ url: `${example.api}/orders?access_token=${example.accessToken}`, ...refused })],
      message: 'twice',
    },
    {
      name: 'one of the calls went without the token',
      trace: [login, apiCall(), bare()],
      message: 'missing',
    },
    {
      name: 'the API does not understand the request',
      trace: [login, apiCall({ authorization: 'Bearer null', status: 400, response: '' })],
      message: 'literal',
    },
    {
      name: 'the call was not answered',
      trace: [login, unanswered(apiCall({ authorization: 'Bearer null' }))],
      message: 'literal',
    },
    {
      name: 'DPoP without a token',
      trace: [login, apiCall({ authorization: 'DPoP ', ...refused })],
      message: 'empty',
    },
    {
      name: 'in the header and in the query, among other parameters',
      trace: [
        login,
        apiCall({ url: `${example.api}/orders?lang=en&access_token=${example.accessToken}&page=2`, ...refused }),
      ],
      message: 'twice',
    },
    {
      name: 'a public address answers all the same',
      trace: [apiCall({ authorization: 'Bearer undefined' })],
      message: 'literal',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'as it should be', trace: [login, apiCall()] },
    { name: 'refused, though it is written as it should be', trace: [login, apiCall(refused)] },
    {
      name: 'other parameters stand in the address',
      trace: [login, apiCall({ url: `${example.api}/orders?page=2&access_token=` })],
    },
    {
      name: 'a token that begins or ends like a literal',
      trace: [
        login,
        apiCall({ authorization: 'Bearer true-2YotnFZFEjr1zCsicMWpAA', ...refused }),
        apiCall({ authorization: 'Bearer 2YotnFZFEjr1zCsicMWpAA-null', ...refused, at: example.start + 2000 }),
      ],
    },
    {
      name: 'the token stands in the query only, where it has a rule of its own',
      trace: [
        login,
        apiCall({ url: `${example.api}/orders?access_token=undefined`, headers: { authorization: undefined } }),
      ],
    },
    {
      name: 'asked without a token before there was one for it',
      trace: [login, bare({ at: example.start + 500 }), apiCall()],
    },
    {
      name: 'the API of another owner wants a token of its own',
      trace: [login, apiCall(), bare({ url: 'https://maps.example.org/tile' })],
    },
    {
      name: 'no token, and the API has a fault of its own',
      trace: [login, apiCall(), bare({ status: 500 })],
    },
    {
      name: 'two calls without a token, and none with one',
      trace: [login, bare(), bare({ at: example.start + 3000 })],
    },
    {
      name: 'a redirect took the call where its header may not follow',
      trace: [login, apiCall(), { ...bare(), redirectedFrom: 'earlier' }],
    },
    {
      name: 'the scheme may be written in small letters',
      trace: [login, apiCall({ authorization: `bearer ${example.accessToken}` })],
    },
    {
      name: 'DPoP is a scheme',
      trace: [login, apiCall({ authorization: `DPoP ${example.accessToken}`, headers: { dpop: jws({ htm: 'GET' }) } })],
    },
  ],
  inapplicable: [
    { name: 'no API was called', trace: [login] },
    { name: 'API keys have schemes of their own', trace: [apiCall({ authorization: 'SSWS 00QCjAl4MlV-WPXM' })] },
  ],
  cantTell: [
    {
      name: 'a call whose header fields were not captured',
      trace: [
        login,
        requestHeadersUnseen(apiCall({ url: `${example.api}/orders?access_token=${example.accessToken}` })),
      ],
      reason: /header fields of the request/,
    },
  ],
})
