import rule from '../../../../src/core/rules/refresh/refresh-concurrent.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

testRule(rule, {
  failed: [
    {
      name: 'two tabs at once, and one fails',
      trace: [
        refreshRequest({ response: { refresh_token: 'second-refresh-token' } }),
        refreshRequest({ at: example.start + 10, tab: 2, ...tokenError('invalid_grant') }),
      ],
      message: 'refused',
      severity: 'error',
    },
    {
      name: 'two at once, and the server allows it',
      trace: [refreshRequest(), refreshRequest({ at: example.start + 10 })],
      message: 'accepted',
      severity: 'info',
    },
    {
      name: 'three at once: the last that began counts them all',
      trace: [0, 5, 10].map((after) => refreshRequest({ at: example.start + after })),
      message: 'accepted',
      severity: 'info',
      evidence: ['refresh_token', undefined],
    },
    {
      name: 'the first has no answer yet when the next begins',
      trace: [
        unanswered(refreshRequest()),
        refreshRequest({ at: example.start + 4000, ...tokenError('invalid_grant') }),
      ],
      message: 'refused',
      severity: 'error',
    },
    {
      name: 'a rate limit refuses no token',
      trace: [
        refreshRequest(),
        refreshRequest({ at: example.start + 10, status: 429, answer: { error: 'too_many_requests' } }),
      ],
      message: 'accepted',
      severity: 'info',
    },
    {
      name: 'an outage refuses no token',
      trace: [refreshRequest(), refreshRequest({ at: example.start + 10, status: 503, response: '' })],
      message: 'accepted',
      severity: 'info',
    },
    {
      name: 'two in the same millisecond, from a source that does not keep when an answer ended',
      trace: [refreshRequest(), refreshRequest({ tab: 2 })].map(({ endedAt: _, ...rest }) => rest),
      message: 'accepted',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'one', trace: [refreshRequest()] },
    { name: 'one after the other', trace: [refreshRequest(), refreshRequest({ at: example.start + 3000 })] },
    {
      name: 'two sessions of two users',
      trace: [
        refreshRequest(),
        refreshRequest({ at: example.start + 10, params: { refresh_token: 'another-refresh-token' } }),
      ],
    },
    {
      name: 'one that hung is tried again after five seconds',
      trace: [unanswered(refreshRequest()), refreshRequest({ at: example.start + 5000 })],
    },
  ],
  inapplicable: [
    { name: 'no refresh', trace: [authorizationCodeFlow()] },
    { name: 'a refresh that left its token out', trace: [refreshRequest({ params: { refresh_token: undefined } })] },
  ],
})
