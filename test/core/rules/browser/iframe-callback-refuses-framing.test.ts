import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/iframe-callback-refuses-framing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type Overrides } from '../../../support/traces.ts'

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

const heldBy = (initiator: string) =>
  silent({ 'x-frame-options': 'DENY' }).map((each) => ({ ...each, context: { ...each.context, initiator } }))

testRule(rule, {
  failed: [
    { name: 'the page of the app holds the frame', trace: [heldBy(example.app)], message: 'blocked' },
    { name: 'the frame came back from the server', trace: [heldBy(example.server)], message: 'blocked' },
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
  inapplicable: [
    { name: 'a callback in the tab', trace: [authorizationCodeFlow()] },
    { name: 'a page of another origin holds the frame', trace: [heldBy('https://portal.example.org')] },
  ],
})
