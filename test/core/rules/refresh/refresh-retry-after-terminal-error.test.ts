import rule from '../../../../src/core/rules/refresh/refresh-retry-after-terminal-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'
import { responseHeadersUnseen, unanswered } from '../../../support/unseen.ts'

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
    { name: 'the client is refused', trace: times(3, tokenError('invalid_client', undefined, 401)), message: 'final' },
    { name: 'the client may not refresh', trace: times(3, tokenError('unauthorized_client')), message: 'final' },
  ],
  passed: [
    { name: 'refused once', trace: times(1, tokenError('invalid_grant')) },
    { name: 'outages may be retried', trace: times(4, { status: 503, response: '' }) },
    { name: 'waited as asked', trace: [refreshRequest(limited), refreshRequest({ at: example.start + 31_000 })] },
    { name: 'refused once, and sent once more', trace: times(2, tokenError('invalid_grant')) },
    { name: 'an outage that names no time', trace: times(2, { status: 429, answer: { error: 'too_many_requests' } }) },
    {
      name: 'a server that is down asks for time, and the app tries at once',
      trace: times(2, { status: 503, response: '', responseHeaders: { 'retry-after': '30' } }),
    },
    {
      name: 'two tabs at once: the second had not seen the refusal',
      trace: [0, 5, 10].map((after) => refreshRequest({ at: example.start + after, ...tokenError('invalid_grant') })),
    },
    { name: 'repeated after an answer with tokens', trace: times(3, {}) },
    {
      name: 'waited to the second',
      trace: [refreshRequest(limited), refreshRequest({ at: example.start + 30_020 })],
    },
    {
      name: 'the limit was before an answer with tokens',
      trace: [
        refreshRequest(limited),
        refreshRequest({ at: example.start + 31_000 }),
        refreshRequest({ at: example.start + 32_000 }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no refresh', trace: [authorizationCodeFlow()] },
    { name: 'a refresh that left its token out', trace: [refreshRequest({ params: { refresh_token: undefined } })] },
  ],
  cantTell: [
    {
      name: 'the answer before was not seen',
      trace: [unanswered(refreshRequest()), refreshRequest({ at: example.start + 1000 })],
      reason: /the answer was not seen/,
    },
    {
      name: 'how long the server asked to wait was not captured',
      trace: [responseHeadersUnseen(refreshRequest(limited)), refreshRequest({ at: example.start + 1000 })],
      reason: /header fields of the answer/,
    },
    {
      name: 'why the server refused was not captured',
      trace: times(3, { status: 400, response: null }),
      reason: /body of the answer/,
    },
  ],
})
