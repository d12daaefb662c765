import rule from '../../../../src/core/rules/logout/logout-frontchannel-blocked.ts'
import { testRule } from '../../../support/test-rule.ts'
import { type ExchangeOptions, example, exchange, logout } from '../../../support/traces.ts'
import { responseHeadersUnseen, unanswered } from '../../../support/unseen.ts'

const frame = (options: Partial<ExchangeOptions>) =>
  exchange({
    url: `https://shop.example/logout?iss=${encodeURIComponent(example.server)}&sid=08a5019c-17e1-4977-8f42-65a12843ea02`,
    at: example.start + 10_010,
    context: { resourceType: 'subFrame', tab: 1, frame: 5 },
    response: '<html>',
    ...options,
  })

testRule(rule, {
  failed: [
    {
      name: 'the other app forbids frames',
      trace: [logout(), frame({ responseHeaders: { 'x-frame-options': 'DENY' } })],
      message: 'framing',
      evidence: ['x-frame-options'],
    },
    {
      name: 'its policy names other parents',
      trace: [logout(), frame({ responseHeaders: { 'content-security-policy': "frame-ancestors 'self'" } })],
      message: 'framing',
    },
    {
      name: 'its logout page does not understand the request',
      trace: [logout(), frame({ status: 400 })],
      message: 'status',
    },
    { name: 'its logout page is gone', trace: [logout(), frame({ status: 404 })], message: 'status' },
  ],
  passed: [
    { name: 'it was told', trace: [logout(), frame({})] },
    {
      name: 'its policy allows the server',
      trace: [
        logout(),
        frame({
          responseHeaders: {
            'x-frame-options': 'DENY',
            'content-security-policy': `frame-ancestors ${example.server}`,
          },
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no other app', trace: [logout()] },
    {
      name: 'a frame in another tab',
      trace: [logout(), frame({ status: 404, context: { resourceType: 'subFrame', tab: 2, frame: 5 } })],
    },
    { name: 'a frame before the logout', trace: [frame({ status: 404, at: example.start }), logout()] },
    { name: 'a frame long after the logout', trace: [logout(), frame({ status: 404, at: example.start + 60_000 })] },
    {
      name: 'the page itself, not a frame',
      trace: [logout(), frame({ status: 404, context: { resourceType: 'mainFrame', tab: 1, frame: 0 } })],
    },
    {
      name: 'a frame that names a session and no issuer',
      trace: [logout(), frame({ url: 'https://chat.example/embed?sid=08a5019c', status: 404 })],
    },
    {
      name: 'another frame',
      trace: [
        logout(),
        exchange({ url: 'https://shop.example/x', context: { resourceType: 'subFrame', tab: 1, frame: 5 } }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'whether it forbids frames was not captured',
      trace: [logout(), responseHeadersUnseen(frame({}))],
      reason: /header fields of the answer/,
    },
    { name: 'its answer was not seen', trace: [logout(), unanswered(frame({}))], reason: /answer was not seen/ },
  ],
})
