import rule from '../../../../src/core/rules/leak/leak-token-in-readable-cookie.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

const sets = (cookie: string) => [
  authorizationCodeFlow(),
  exchange({ url: `${example.app}/session`, at: example.start + 400, responseHeaders: { 'set-cookie': cookie } }),
]

testRule(rule, {
  failed: [
    {
      name: 'without HttpOnly',
      trace: sets(`access_token=${example.accessToken}; Path=/; Secure`),
      message: 'readable',
      evidence: ['set-cookie'],
    },
    { name: 'without any protection', trace: sets(`rt=${example.refreshToken}`), message: 'readable' },
  ],
  passed: [
    { name: 'protected', trace: sets(`__Host-at=${example.accessToken}; Path=/; Secure; HttpOnly`) },
    { name: 'a session that is no token', trace: sets('session=8d7f-opaque') },
    { name: 'a readable XSRF cookie is meant to be read', trace: sets('XSRF-TOKEN=b7a1; Path=/') },
  ],
  inapplicable: [{ name: 'no token was issued', trace: [apiCall()] }],
})
