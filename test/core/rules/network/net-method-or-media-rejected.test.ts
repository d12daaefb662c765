import rule from '../../../../src/core/rules/network/net-method-or-media-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  exchange,
  logout,
  tokenError,
  tokenRequest,
  userInfo,
} from '../../../support/traces.ts'

const byGet = (status: number, host: string = example.server) =>
  exchange({
    url: `${host}/token?grant_type=authorization_code&code=${example.code}&client_id=${example.clientId}`,
    status,
    response: { access_token: example.accessToken },
  })

testRule(rule, {
  failed: [
    { name: 'the token request is a GET', trace: [byGet(405)], message: 'method' },
    {
      name: 'the token request is a GET, and the server takes it',
      trace: [byGet(200)],
      message: 'tokenByGet',
      severity: 'warning',
    },
    {
      name: 'the UserInfo endpoint takes no PUT',
      trace: [userInfo({ method: 'PUT', status: 405, response: '' })],
      message: 'refused',
    },
    {
      name: 'JSON is not taken',
      trace: [tokenRequest({ status: 415, response: '', headers: { 'content-type': 'application/json' } })],
      message: 'media',
    },
    {
      name: 'GitHub cannot answer in the accepted form',
      trace: [tokenRequest({ status: 406, response: '' })],
      message: 'accept',
    },
    { name: 'the length is missing', trace: [tokenRequest({ status: 411, response: '' })], message: 'length' },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow(), userInfo({ method: 'POST' })] },
    { name: 'the server refuses the content', trace: [tokenRequest(tokenError('invalid_grant'))] },
    {
      name: 'WeChat takes its token request by GET',
      trace: [
        exchange({
          url: `https://api.weixin.qq.com/sns/oauth2/access_token?appid=wx520c15f417810387&secret=0123456789abcdef&code=${example.code}&grant_type=authorization_code`,
          response: { access_token: 'x-token-1234', openid: 'o6_b', expires_in: 7200 },
        }),
      ],
    },
    { name: 'logout by GET', trace: [logout()] },
  ],
  inapplicable: [
    { name: 'the API refuses a method of its own', trace: [apiCall({ status: 405, response: '' })] },
    {
      name: 'a firewall answers 405',
      trace: [tokenRequest({ status: 405, response: '', responseHeaders: { 'x-amzn-waf-action': 'captcha' } })],
    },
  ],
})
