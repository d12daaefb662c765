import rule from '../../../../src/core/rules/tokres/device-poll-too-fast.ts'
import { deviceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const pending = tokenError('authorization_pending')
const slowDown = tokenError('slow_down')
const polls = (...seconds: readonly number[]) => seconds.map((after) => ({ after, answer: pending }))

const granted = { device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS', user_code: 'WDJB-MJHT' }

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
    {
      name: 'no interval means five seconds',
      trace: [deviceFlow(polls(5, 8), { response: { ...granted, expires_in: 1800 } })],
      message: 'tooFast',
      severity: 'info',
    },
    {
      name: 'too fast, and the second request got no answer',
      trace: [deviceFlow(polls(5, 7)).map((each, index) => (index === 2 ? unanswered(each) : each))],
      message: 'tooFast',
      severity: 'info',
    },
    {
      name: 'too fast after a request that got no answer',
      trace: [deviceFlow(polls(5, 7)).map((each, index) => (index === 1 ? unanswered(each) : each))],
      message: 'tooFast',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'every five seconds', trace: [deviceFlow([...polls(5, 10), { after: 15 }])] },
    { name: 'the first poll at once', trace: [deviceFlow(polls(0.1, 5.1))] },
    { name: 'a tenth early', trace: [deviceFlow(polls(5, 9.6))] },
    {
      name: 'again at once with the DPoP nonce (RFC 9449 §8)',
      trace: [deviceFlow([{ after: 5, answer: tokenError('use_dpop_nonce') }, ...polls(5.2)])],
    },
    {
      name: 'the server allows every two seconds',
      trace: [deviceFlow(polls(2, 4), { response: { ...granted, interval: 2 } })],
    },
    {
      name: 'the server does not say when the code expires',
      trace: [deviceFlow(polls(5, 1900), { response: { ...granted, interval: 5 } })],
    },
    { name: 'exactly a tenth early', trace: [deviceFlow(polls(5, 9.5))] },
    { name: 'early, and the tokens were ready', trace: [deviceFlow([...polls(5), { after: 7 }])] },
    { name: 'the last request within half a minute after the end', trace: [deviceFlow(polls(5, 1829))] },
    { name: 'never asked', trace: [deviceFlow([])] },
  ],
  inapplicable: [{ name: 'not a device', trace: [authorizationCodeFlow()] }],
})
