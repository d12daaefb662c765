import rule from '../../../../src/core/rules/authreq/secret-exposed-in-browser.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery } from '../../../support/traces.ts'

const secret = { client_secret: 'Zx81-spectrum-9f' }
const basic = { authorization: `Basic ${btoa('s6BhdRkqt3:Zx81-spectrum-9f')}` }

testRule(rule, {
  failed: [
    {
      name: 'in the sign-in address',
      trace: [authorizationCodeFlow({ authorize: secret, token: false })],
      message: 'inAddress',
      evidence: ['client_secret'],
    },
    {
      name: 'in the token request of a page',
      trace: [authorizationCodeFlow({ token: { params: secret } })],
      message: 'inTokenRequest',
      evidence: ['client_secret'],
    },
    {
      name: 'as HTTP Basic',
      trace: [authorizationCodeFlow({ token: { headers: basic } })],
      message: 'inTokenRequest',
      evidence: ['authorization'],
    },
    {
      name: 'a tool on the own computer',
      trace: [authorizationCodeFlow({ token: { params: secret, context: { initiator: 'http://localhost:8080' } } })],
      message: 'inTokenRequest',
      severity: 'warning',
    },
    {
      name: 'the secrets of Google desktop clients are not confidential',
      trace: [authorizationCodeFlow({ server: 'https://accounts.google.com', token: { params: secret } })],
      message: 'inTokenRequest',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'a public client', trace: [authorizationCodeFlow()] },
    { name: 'an empty one', trace: [authorizationCodeFlow({ token: { params: { client_secret: '' } } })] },
    {
      name: 'a variable that was not set',
      trace: [authorizationCodeFlow({ token: { params: { client_secret: 'undefined' } } })],
    },
  ],
  inapplicable: [{ name: 'discovery alone', trace: [discovery()] }],
  cantTell: [
    {
      name: 'the token request was not captured completely',
      trace: [
        discovery(),
        authorizationCodeFlow().map((each) =>
          each.request.body ? { ...each, request: { ...each.request, body: { absent: 'notArmed' as const } } } : each,
        ),
      ],
      reason: /not captured/,
    },
  ],
})
