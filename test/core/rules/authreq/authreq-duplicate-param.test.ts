import rule from '../../../../src/core/rules/authreq/authreq-duplicate-param.ts'
import { pushedFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenRequest } from '../../../support/traces.ts'

const twice = (extra: string, accepted = true) => {
  const [request, callback] = authorizationCodeFlow({ token: false })
  if (!request || !callback) throw new Error('the builder gives two exchanges')
  const url = `${request.request.url}&${extra}`
  const sent = { ...request, request: { ...request.request, url } }
  if (accepted) return [sent, callback]
  const { redirectedTo: _gone, response: _redirect, ...bare } = sent
  return [{ ...bare, response: { status: 400, headers: [], body: { text: '<p>Duplicate parameter</p>' } } }]
}

testRule(rule, {
  failed: [
    {
      name: 'scope twice, refused',
      trace: [twice('scope=profile', false)],
      message: 'repeated',
      severity: 'error',
      evidence: ['scope'],
    },
    { name: 'scope twice, accepted', trace: [twice('scope=profile')], message: 'repeated', severity: 'info' },
  ],
  passed: [
    { name: 'each once', trace: [authorizationCodeFlow()] },
    { name: 'resource may repeat (RFC 8707)', trace: [twice('resource=https%3A%2F%2Fa&resource=https%3A%2F%2Fb')] },
    { name: 'audience may repeat', trace: [twice('audience=a&audience=b')] },
    { name: 'a parameter of the vendor', trace: [twice('ui=a&ui=b', false)] },
    { name: 'a pushed request repeats client_id in the address', trace: [pushedFlow()] },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [tokenRequest()] }],
})
