import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/iframe-callback-refuses-framing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, type Overrides } from '../../../support/traces.ts'

function silent(headers: Overrides, token: object | false = false): readonly HttpExchange[] {
  const flow = authorizationCodeFlow({
    frame: 3,
    authorize: { prompt: 'none' },
    ...(token === false && { token: false as const }),
  })
  return flow.map((each) =>
    each.request.url.includes('/callback') && each.response
      ? {
          ...each,
          response: {
            ...each.response,
            headers: Object.entries(headers).map(([name, value]) => ({ name, value: value ?? '' })),
          },
        }
      : each,
  )
}

testRule(rule, {
  failed: [
    {
      name: 'DENY on all pages',
      trace: [silent({ 'x-frame-options': 'DENY' })],
      message: 'blocked',
      evidence: ['x-frame-options'],
    },
    {
      name: "frame-ancestors 'none'",
      trace: [silent({ 'content-security-policy': "frame-ancestors 'none'" })],
      message: 'blocked',
    },
  ],
  passed: [
    { name: 'SAMEORIGIN', trace: [silent({ 'x-frame-options': 'SAMEORIGIN' })] },
    { name: 'the answer was handed over all the same', trace: [silent({ 'x-frame-options': 'DENY' }, {})] },
  ],
  inapplicable: [{ name: 'a callback in the tab', trace: [authorizationCodeFlow()] }],
})
