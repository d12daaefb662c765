import rule from '../../../../src/core/rules/authreq/authreq-redirect-uri-http.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

const plain = 'http://shop.example/cb'
const fromHttps = (accepted: 'accepted' | 'refused') =>
  authorizationCodeFlow({
    authorize: { redirect_uri: plain },
    token: false,
    ...(accepted === 'refused' && { errorPage: { status: 400 } }),
  }).map((each, index) =>
    index === 0 ? { ...each, context: { ...each.context, initiator: 'https://shop.example' } } : each,
  )

testRule(rule, {
  failed: [
    {
      name: 'plain http',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: plain }, token: false })],
      message: 'plain',
      evidence: ['redirect_uri'],
    },
    { name: 'the https page lost its scheme', trace: [fromHttps('refused')], message: 'schemeLost', severity: 'error' },
    {
      name: 'the https page lost its scheme, and the answer arrived',
      trace: [fromHttps('accepted')],
      message: 'schemeLost',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'https', trace: [authorizationCodeFlow()] },
    ...['http://localhost:3000/cb', 'http://127.0.0.1:8080/cb', 'http://[::1]:8080/cb', 'http://app.localhost/cb'].map(
      (redirect_uri) => ({
        name: `${redirect_uri} is loopback`,
        trace: [authorizationCodeFlow({ authorize: { redirect_uri }, token: false })],
      }),
    ),
    {
      name: 'a custom scheme',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: 'com.example.app:/cb' }, callback: false })],
    },
  ],
  inapplicable: [
    {
      name: 'none was sent',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: undefined }, callback: false })],
    },
  ],
})
