import rule from '../../../../src/core/rules/idtoken/clock-skew-detected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const dated = (offset: number, more: object = {}) => [
  authorizationCodeFlow({
    token: { responseHeaders: { date: new Date(example.start + offset * 1000).toUTCString(), ...more } },
  }),
]

testRule(rule, {
  failed: [
    { name: 'twelve minutes behind', trace: dated(720), message: 'behind', severity: 'warning', evidence: ['date'] },
    { name: 'twelve minutes ahead', trace: dated(-720), message: 'ahead' },
  ],
  passed: [
    { name: 'the same time', trace: dated(0) },
    { name: 'two minutes harm nobody', trace: dated(120) },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
  cantTell: [
    { name: 'no Date', trace: [authorizationCodeFlow()], reason: /Date/ },
    { name: 'a cache answered', trace: dated(-720, { age: '720' }), reason: /Date/ },
  ],
})
