import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'wechat',
  name: 'WeChat',
  recognises: { hosts: ['open.weixin.qq.com', 'api.weixin.qq.com'] },
  errors: [
    { match: /"errcode"\s{0,9}:\s{0,9}40029\b/, ambiguous: true, topic: 'codeInvalid' },
    { match: /"errcode"\s{0,9}:\s{0,9}40163\b/, ambiguous: true, topic: 'codeReused' },
    { match: /"errcode"\s{0,9}:\s{0,9}42003\b/, ambiguous: true, topic: 'codeExpired' },
    { match: /"errcode"\s{0,9}:\s{0,9}40013\b/, ambiguous: true, topic: 'clientUnknown' },
    { match: /"errcode"\s{0,9}:\s{0,9}(?:40125|41004)\b/, ambiguous: true, topic: 'clientSecretWrong' },
    { match: /"errcode"\s{0,9}:\s{0,9}(?:40030|42002)\b/, ambiguous: true, topic: 'refreshTokenInvalid' },
    { match: /"errcode"\s{0,9}:\s{0,9}(?:40001|42001)\b/, ambiguous: true, topic: 'tokenExpired' },
    { match: /"errcode"\s{0,9}:\s{0,9}45009\b/, ambiguous: true, topic: 'rateLimited' },
  ],
  deviations: {
    parameterAliases: { client_id: 'appid', client_secret: 'secret' },
    errorWith200: 'Errors come with HTTP 200 as errcode and errmsg.',
    tokenTypeOptional: 'The token answer has no token_type.',
    tokenRequestInQuery: 'The code is exchanged by a GET with all parameters in the query.',
    accessTokenInQuery: 'APIs take access_token in the query.',
    ownFragments: { wechat_redirect: 'The sign-in address ends with #wechat_redirect.' },
    withoutOpenIdConnect: 'WeChat gives no ID token.',
    withoutPkce: 'WeChat does not do PKCE.',
    userInfoWithoutSub: 'The user API has openid and unionid, no sub.',
  },
})
