import rule from '../../../../src/core/rules/accesstoken/accesstoken-header-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../../support/traces.ts'

const refused = { status: 401, response: '' }
const login = authorizationCodeFlow()
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
      trace: [
        login,
        apiCall(),
        apiCall({
          at: example.start + 2000,
          headers: { authorization: undefined },
          ...refused,
          responseHeaders: { 'www-authenticate': 'Bearer' },
        }),
      ],
      message: 'missing',
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
})
