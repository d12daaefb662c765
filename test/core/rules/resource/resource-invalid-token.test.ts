import rule from '../../../../src/core/rules/resource/resource-invalid-token.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest, userInfo } from '../../../support/traces.ts'
import { responseHeadersUnseen } from '../../../support/unseen.ts'

const challenge = (parameters: string) => ({ 'www-authenticate': `Bearer ${parameters}` })
const refused = {
  status: 401,
  response: '',
  responseHeaders: challenge('error="invalid_token", error_description="The token was revoked"'),
}

testRule(rule, {
  failed: [
    {
      name: 'the API says why',
      trace: [authorizationCodeFlow(), apiCall(refused)],
      message: 'refused',
      evidence: ['www-authenticate', 'authorization'],
    },
    {
      name: 'the body says why',
      trace: [apiCall({ status: 401, response: { error: 'invalid_token' } })],
      message: 'refused',
    },
    { name: 'some APIs say it with 403', trace: [apiCall({ ...refused, status: 403 })], message: 'refused' },
    { name: 'the API does not say why', trace: [apiCall({ status: 401, response: '' })], message: 'silent' },
    {
      name: 'its header fields were not captured',
      trace: [{ ...apiCall(), response: { status: 401, body: { text: '' } } }],
      message: 'unseen',
    },
    {
      name: 'the app renewed and repeated the call: healthy',
      trace: [
        apiCall(refused),
        refreshRequest({ at: example.start + 1_500, response: { access_token: 'SlAV32hkKG-new-token' } }),
        apiCall({ at: example.start + 2_000, token: 'SlAV32hkKG-new-token' }),
      ],
      message: 'renewed',
      severity: 'info',
    },
    {
      name: 'the API says it with 400',
      trace: [apiCall({ ...refused, status: 400 })],
      message: 'refused',
    },
    {
      name: 'the token was sent in the address',
      trace: [
        apiCall({
          ...refused,
          url: `${example.api}/orders?access_token=${example.accessToken}`,
          headers: { authorization: undefined },
        }),
      ],
      message: 'refused',
      evidence: ['www-authenticate', undefined],
    },
  ],
  passed: [
    { name: 'the API accepts it', trace: [authorizationCodeFlow(), apiCall()] },
    {
      name: 'a stronger sign-in is asked for',
      trace: [apiCall({ ...refused, responseHeaders: challenge('error="insufficient_user_authentication"') })],
    },
    {
      name: 'the first call asks for a DPoP nonce',
      trace: [
        apiCall({ status: 401, response: '', responseHeaders: { 'www-authenticate': 'DPoP error="use_dpop_nonce"' } }),
      ],
    },
    {
      name: 'a missing scope is another matter',
      trace: [apiCall({ status: 403, response: '', responseHeaders: challenge('error="insufficient_scope"') })],
    },
    { name: 'an outage', trace: [apiCall({ status: 503, response: '' })] },
    {
      name: 'accepted, whatever the header fields said',
      trace: [responseHeadersUnseen(apiCall())],
    },
  ],
  inapplicable: [
    { name: 'no call to an API', trace: [authorizationCodeFlow()] },
    {
      name: 'a call without a token',
      trace: [
        apiCall({
          headers: { authorization: undefined },
          status: 401,
          response: '',
          responseHeaders: challenge('realm="api"'),
        }),
      ],
    },
    { name: 'UserInfo has a rule of its own', trace: [userInfo(refused)] },
  ],
  cantTell: [
    {
      name: 'the header fields of another refusal were not captured',
      trace: [responseHeadersUnseen(apiCall({ status: 400, response: '' }))],
      reason: /header fields of the answer/,
    },
  ],
})
