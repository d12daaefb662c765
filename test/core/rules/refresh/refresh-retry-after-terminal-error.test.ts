import rule from '../../../../src/core/rules/refresh/refresh-retry-after-terminal-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'

const times = (count: number, options: object) =>
  Array.from({ length: count }, (_, index) => refreshRequest({ at: example.start + index * 1000, ...options }))
const limited = { status: 429, answer: { error: 'too_many_requests' }, responseHeaders: { 'retry-after': '30' } }

testRule(rule, {
  failed: [
    {
      name: 'again and again after invalid_grant',
      trace: times(3, tokenError('invalid_grant')),
      message: 'final',
      evidence: ['refresh_token', 'error'],
    },
    { name: 'a second after "wait thirty"', trace: times(2, limited), message: 'tooSoon' },
  ],
  passed: [
    { name: 'refused once', trace: times(1, tokenError('invalid_grant')) },
    { name: 'outages may be retried', trace: times(4, { status: 503, response: '' }) },
    { name: 'waited as asked', trace: [refreshRequest(limited), refreshRequest({ at: example.start + 31_000 })] },
  ],
  inapplicable: [{ name: 'no refresh', trace: [authorizationCodeFlow()] }],
})
