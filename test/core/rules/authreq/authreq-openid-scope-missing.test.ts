import rule from '../../../../src/core/rules/authreq/authreq-openid-scope-missing.ts'
import { implicitFlow, referenceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError, userInfo } from '../../../support/traces.ts'

const scope = 'profile email'
const noIdToken = { response: { id_token: undefined, scope } }

testRule(rule, {
  failed: [
    {
      name: 'an ID token is asked for',
      trace: [implicitFlow({ authorize: { scope }, errorPage: { status: 400 } })],
      message: 'idToken',
      severity: 'error',
      evidence: ['scope'],
    },
    {
      name: 'the UserInfo endpoint refuses the token',
      trace: [
        authorizationCodeFlow({ authorize: { scope }, token: noIdToken }),
        userInfo({ status: 403, response: '' }),
      ],
      message: 'userInfo',
      severity: 'error',
    },
    {
      name: 'nonce is sent, and the login fails',
      trace: [authorizationCodeFlow({ authorize: { scope }, token: tokenError('invalid_grant') })],
      message: 'openid',
      severity: 'warning',
      evidence: ['scope', 'nonce'],
    },
    {
      name: 'nonce is sent to a plain OAuth server, and all is well',
      trace: [authorizationCodeFlow({ authorize: { scope }, token: noIdToken })],
      message: 'openid',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'openid', trace: [authorizationCodeFlow()] },
    {
      name: 'plain OAuth',
      trace: [authorizationCodeFlow({ authorize: { scope: 'read', nonce: undefined }, token: noIdToken })],
    },
  ],
  inapplicable: [
    { name: 'the ID token came all the same', trace: [authorizationCodeFlow({ authorize: { scope } })] },
    {
      name: 'GitHub has no OpenID Connect',
      trace: [
        authorizationCodeFlow({
          server: 'https://github.com',
          authorizePath: '/login/oauth/authorize',
          authorize: { scope: 'repo' },
          token: false,
        }),
      ],
    },
    {
      name: 'MSAL adds openid itself',
      trace: [
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com',
          authorizePath: '/common/oauth2/v2.0/authorize',
          authorize: { scope: 'User.Read' },
          token: false,
        }),
      ],
    },
  ],
  cantTell: [{ name: 'pushed by a server, out of sight', trace: [referenceFlow({ token: false })], reason: /pushed/ }],
})
