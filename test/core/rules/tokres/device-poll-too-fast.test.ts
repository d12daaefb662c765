import rule from '../../../../src/core/rules/tokres/device-poll-too-fast.ts'
import { deviceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

const pending = tokenError('authorization_pending')
const slowDown = tokenError('slow_down')
const polls = (...seconds: readonly number[]) => seconds.map((after) => ({ after, answer: pending }))

testRule(rule, {
  failed: [
    {
      name: 'every second, until the server says slow_down',
      trace: [deviceFlow([...polls(1, 2), { after: 3, answer: slowDown }])],
      message: 'tooFast',
      severity: 'warning',
      evidence: [undefined, 'interval'],
    },
    {
      name: 'slow_down adds five seconds',
      trace: [deviceFlow([...polls(5), { after: 10, answer: slowDown }, ...polls(15)])],
      message: 'tooFast',
    },
    {
      name: 'too fast, and the server does not mind',
      trace: [deviceFlow(polls(5, 7))],
      message: 'tooFast',
      severity: 'info',
    },
    { name: 'long after the code expired', trace: [deviceFlow(polls(5, 1900))], message: 'afterExpiry' },
  ],
  passed: [
    { name: 'every five seconds', trace: [deviceFlow([...polls(5, 10), { after: 15 }])] },
    { name: 'the first poll at once', trace: [deviceFlow(polls(0.1, 5.1))] },
    { name: 'a tenth early', trace: [deviceFlow(polls(5, 9.6))] },
    {
      name: 'again at once with the DPoP nonce (RFC 9449 §8)',
      trace: [deviceFlow([{ after: 5, answer: tokenError('use_dpop_nonce') }, ...polls(5.2)])],
    },
  ],
  inapplicable: [{ name: 'not a device', trace: [authorizationCodeFlow()] }],
})
