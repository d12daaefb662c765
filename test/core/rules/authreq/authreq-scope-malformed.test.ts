import rule from '../../../../src/core/rules/authreq/authreq-scope-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

const refused = (scope: string) => [
  authorizationCodeFlow({ authorize: { scope }, callback: { code: undefined, error: 'invalid_scope' } }),
]

testRule(rule, {
  failed: [
    {
      name: 'commas, refused',
      trace: refused('openid,email'),
      message: 'malformed',
      severity: 'error',
      evidence: ['scope'],
    },
    { name: 'encoded twice', trace: refused('openid%20email'), message: 'malformed', severity: 'error' },
    { name: 'a literal plus', trace: refused('openid+email'), message: 'malformed', severity: 'error' },
    { name: 'openid in capitals', trace: refused('OpenID email'), message: 'malformed', severity: 'error' },
    { name: 'a quotation mark', trace: refused('openid "email"'), message: 'malformed', severity: 'error' },
    { name: 'a scope is repeated', trace: refused('openid openid'), message: 'malformed', severity: 'error' },
    {
      name: 'commas, accepted',
      trace: [authorizationCodeFlow({ authorize: { scope: 'openid,email' } })],
      message: 'malformed',
      severity: 'info',
    },
    {
      name: 'commas, refused for another reason',
      trace: [authorizationCodeFlow({ authorize: { scope: 'openid,email' }, errorPage: { status: 400 } })],
      message: 'malformed',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'single spaces', trace: refused('openid email') },
    { name: 'scopes that are URLs', trace: refused('openid https://www.googleapis.com/auth/drive.readonly') },
    {
      name: 'Facebook separates by commas',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.facebook.com',
          authorizePath: '/v19.0/dialog/oauth',
          authorize: { scope: 'email,public_profile' },
          callback: { code: undefined, error: 'invalid_scope' },
        }),
      ],
    },
  ],
  inapplicable: [{ name: 'no scope', trace: [authorizationCodeFlow({ authorize: { scope: undefined } })] }],
})
