import rule from '../../../../src/core/rules/tokreq/tokreq-redirect-uri-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_grant', 'grant request is invalid')

const google = 'https://accounts.google.com'
const leftOut = (error: string) => [
  authorizationCodeFlow({ token: { ...tokenError(error), params: { redirect_uri: undefined } } }),
]

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
    {
      name: 'the server says so, though they are equal',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_grant', 'redirect_uri does not match') })],
      message: 'serverSaid',
    },
    {
      name: 'another one at Google',
      trace: [
        authorizationCodeFlow({
          server: google,
          token: { ...refused, params: { redirect_uri: `${example.redirectUri}/` } },
        }),
      ],
      message: 'different',
    },
    {
      name: 'left out at Google',
      trace: [authorizationCodeFlow({ server: google, token: { ...refused, params: { redirect_uri: undefined } } })],
      message: 'missing',
    },
    { name: 'left out, and the request is called invalid', trace: leftOut('invalid_request'), message: 'missing' },
    { name: 'left out, and the server names it', trace: leftOut('redirect_uri_mismatch'), message: 'missing' },
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
    {
      name: 'GitHub lets it be left out',
      trace: [
        authorizationCodeFlow({
          server: 'https://github.com',
          token: { ...tokenError('invalid_grant'), params: { redirect_uri: undefined } },
        }),
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
    {
      name: 'a frame of Google',
      trace: [
        authorizationCodeFlow({
          server: google,
          authorize: { redirect_uri: 'storagerelay://https/app.example?id=auth1' },
          callbackUrl: example.redirectUri,
          token: { ...refused, params: { redirect_uri: 'storagerelay://https/app.example?id=auth2' } },
        }),
      ],
    },
    {
      name: 'a frame of Google, named at the token request only',
      trace: [
        authorizationCodeFlow({
          server: google,
          token: { ...refused, params: { redirect_uri: 'storagerelay://https/app.example?id=auth1' } },
        }),
      ],
    },
    {
      name: 'no code is exchanged',
      trace: [
        authorizationCodeFlow({
          token: { ...refused, params: { code: undefined, redirect_uri: `${example.redirectUri}/` } },
        }),
      ],
    },
  ],
})
