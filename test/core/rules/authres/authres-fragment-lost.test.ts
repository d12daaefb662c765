import rule from '../../../../src/core/rules/authres/authres-fragment-lost.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, tokenRequest } from '../../../support/traces.ts'

const redirected = (location: string) => {
  const [request, callback] = authorizationCodeFlow({ carrier: 'fragment', token: false })
  if (!request || !callback) throw new Error('the builder gives two exchanges')
  return [request, { ...callback, response: { status: 302, headers: [], redirectUrl: location } }]
}
const later = exchange({ url: `${example.app}/app.js`, at: example.start + 15_000 })

testRule(rule, {
  failed: [
    {
      name: 'the target of the redirect has a fragment of its own',
      trace: [redirected('https://app.example/#/login'), later],
      message: 'redirected',
    },
  ],
  passed: [
    { name: 'the app reads it', trace: [authorizationCodeFlow({ carrier: 'fragment' })] },
    {
      name: 'a target without a fragment inherits the one with the answer (RFC 9110 §10.2.2)',
      trace: [redirected('https://app.example/login'), later],
    },
    {
      name: 'the app redeemed the code before it was redirected',
      trace: [redirected('https://app.example/#/login'), tokenRequest({ at: example.start + 100 }), later],
    },
    {
      name: 'the app stays on the page of the callback',
      trace: [authorizationCodeFlow({ carrier: 'fragment', token: false }), later],
    },
    { name: 'the target carries the answer on', trace: [redirected('https://app.example/#/cb?x=1&code=abc'), later] },
  ],
  inapplicable: [
    { name: 'the answer is in the query', trace: [authorizationCodeFlow()] },
    { name: 'no code', trace: [implicitFlow()] },
  ],
  cantTell: [
    {
      name: 'the recording ended too soon',
      trace: [redirected('https://app.example/#/login')],
      reason: /ended too soon/,
    },
  ],
})
