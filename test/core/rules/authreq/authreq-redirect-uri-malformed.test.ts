import rule from '../../../../src/core/rules/authreq/authreq-redirect-uri-malformed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

const refused = (redirect_uri: string) => [
  authorizationCodeFlow({ authorize: { redirect_uri }, errorPage: { status: 400, text: 'Invalid redirect' } }),
]

testRule(rule, {
  failed: [
    { name: 'not absolute', trace: refused('/callback'), message: 'malformed', evidence: ['redirect_uri'] },
    { name: 'with a fragment', trace: refused('https://app.example/#/callback'), message: 'malformed' },
    { name: 'two slashes in the path', trace: refused('https://app.example//auth/cb'), message: 'malformed' },
    { name: 'encoded twice', trace: refused('https%3A%2F%2Fapp.example%2Fcb'), message: 'malformed' },
    { name: 'an unset variable', trace: refused('https://undefined/cb'), message: 'malformed' },
    { name: 'a template', trace: refused('https://{{host}}/cb'), message: 'malformed' },
    { name: 'a space', trace: refused('https://app.example/my cb'), message: 'malformed' },
    { name: 'no host', trace: refused('https:///cb'), message: 'malformed' },
    { name: 'empty', trace: refused(''), message: 'malformed' },
    {
      name: 'two slashes, and the server accepts it',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: 'https://app.example//auth/cb' } })],
      message: 'suspicious',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'https', trace: refused('https://app.example/auth/cb') },
    { name: 'a custom scheme (RFC 8252 §7.1)', trace: refused('com.example.app:/cb') },
    { name: 'loopback with a port (RFC 8252 §7.3)', trace: refused('http://127.0.0.1:51004/cb') },
  ],
  inapplicable: [
    {
      name: 'none was sent',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: undefined }, callback: false })],
    },
    { name: 'the postmessage of Google', trace: refused('postmessage') },
    {
      name: 'the storagerelay of Google',
      trace: [
        authorizationCodeFlow({
          server: 'https://accounts.google.com',
          authorize: { redirect_uri: 'storagerelay://https/app.example?id=auth1#x' },
          errorPage: { status: 400 },
        }),
      ],
    },
    { name: 'the legacy out-of-band value', trace: refused('urn:ietf:wg:oauth:2.0:oob') },
  ],
})
