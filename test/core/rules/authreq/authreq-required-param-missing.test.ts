import rule from '../../../../src/core/rules/authreq/authreq-required-param-missing.ts'
import { implicitFlow, referenceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenRequest } from '../../../support/traces.ts'

const page = { status: 400, text: 'Bad request' }
const without = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

testRule(rule, {
  failed: [
    {
      name: 'no client_id',
      trace: [authorizationCodeFlow({ authorize: without('client_id'), errorPage: page })],
      message: 'missing',
      evidence: ['client_id'],
    },
    {
      name: 'client_id without a value',
      trace: [authorizationCodeFlow({ authorize: { client_id: '' }, errorPage: page })],
      message: 'empty',
    },
    {
      name: 'no response_type',
      trace: [authorizationCodeFlow({ authorize: without('response_type'), errorPage: page })],
      message: 'missing',
      evidence: ['response_type'],
    },
    {
      name: 'no redirect_uri with the scope openid',
      trace: [authorizationCodeFlow({ authorize: without('redirect_uri'), errorPage: page })],
      message: 'missing',
      evidence: ['redirect_uri'],
    },
  ],
  passed: [
    { name: 'all there', trace: [authorizationCodeFlow({ errorPage: page })] },
    {
      name: 'the server took it all the same',
      trace: [authorizationCodeFlow({ authorize: without('response_type') })],
    },
    {
      name: 'the server took it and answered with an ID token',
      trace: [implicitFlow({ authorize: without('redirect_uri'), callbackUrl: example.redirectUri })],
    },
    {
      name: 'plain OAuth may leave the registered redirect_uri out',
      trace: [authorizationCodeFlow({ authorize: { scope: 'read', redirect_uri: undefined }, errorPage: page })],
    },
    {
      name: 'a reference to a pushed request needs only client_id',
      trace: [referenceFlow({ errorPage: page })],
    },
    {
      name: 'TikTok calls it client_key',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.tiktok.com',
          authorizePath: '/v2/auth/authorize/',
          authorize: { client_id: undefined, client_key: 'awx1', scope: 'user.info.basic' },
          errorPage: page,
        }),
      ],
    },
    {
      name: 'GitHub wants no response_type',
      trace: [
        authorizationCodeFlow({
          server: 'https://github.com',
          authorizePath: '/login/oauth/authorize',
          authorize: { response_type: undefined, scope: 'repo' },
          errorPage: page,
        }),
      ],
    },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [tokenRequest()] }],
})
