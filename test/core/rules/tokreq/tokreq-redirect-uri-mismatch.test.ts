import rule from '../../../../src/core/rules/tokreq/tokreq-redirect-uri-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_grant', 'grant request is invalid')

testRule(rule, {
  failed: [
    {
      name: 'a trailing slash more',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { redirect_uri: `${example.redirectUri}/` } } })],
      message: 'different',
      evidence: ['redirect_uri', 'redirect_uri'],
    },
    {
      name: 'left out',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { redirect_uri: undefined } } })],
      message: 'missing',
    },
    {
      name: 'different, but accepted',
      trace: [authorizationCodeFlow({ token: { params: { redirect_uri: `${example.redirectUri}?x=1` } } })],
      message: 'tolerated',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'the same', trace: [authorizationCodeFlow()] },
    {
      name: 'left out and accepted (OAuth 2.1)',
      trace: [authorizationCodeFlow({ token: { params: { redirect_uri: undefined } } })],
    },
    {
      name: 'left out, but the client is what the server refuses',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_client'), params: { redirect_uri: undefined } } }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'the postmessage of Google',
      trace: [
        authorizationCodeFlow({
          server: 'https://accounts.google.com',
          token: { ...refused, params: { redirect_uri: 'postmessage' } },
        }),
      ],
    },
    {
      name: 'the sign-in named none',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: undefined }, callbackUrl: example.redirectUri })],
    },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
  ],
})
