import rule from '../../../../src/core/rules/refresh/refresh-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest } from '../../../support/traces.ts'

const every = (
  milliseconds: number,
  response: object,
  params: (index: number) => Record<string, string> = () => ({}),
) =>
  Array.from({ length: 5 }, (_, index) =>
    refreshRequest({ at: example.start + index * milliseconds, params: params(index), response: { ...response } }),
  )

testRule(rule, {
  failed: [
    { name: 'renewed earlier than the token lives', trace: every(2_000, { expires_in: 300 }), message: 'loop' },
    { name: 'no expires_in', trace: every(1_000, { expires_in: undefined }), message: 'loop' },
    {
      name: 'four within a minute are enough',
      trace: every(19_000, { expires_in: 300 }).slice(0, 4),
      message: 'loop',
      evidence: [undefined, 'expires_in'],
    },
  ],
  passed: [
    { name: 'once a minute', trace: every(60_000, { expires_in: 300 }) },
    { name: 'tokens of ten seconds need it', trace: every(9_000, { expires_in: 10 }) },
    {
      name: 'one refresh for each API at the start',
      trace: every(100, { expires_in: 300 }, (index) => ({ scope: `api${index}/read` })),
    },
    { name: 'three times', trace: every(2_000, { expires_in: 300 }).slice(0, 3) },
    {
      name: 'four times, but the first a minute before the last',
      trace: every(20_000, { expires_in: 300 }).slice(0, 4),
    },
    { name: 'at half of the lifetime', trace: every(5_020, { expires_in: 10 }) },
    {
      name: 'outages may be tried again',
      trace: every(2_000, {}).map(({ startedAt }) => refreshRequest({ at: startedAt, status: 503, response: '' })),
    },
    {
      name: 'refused refreshes are another matter',
      trace: every(2_000, {}).map(({ startedAt }) => refreshRequest({ at: startedAt, answer: { error: 'bad_token' } })),
    },
    {
      name: 'one refresh for each API, named by its resource (RFC 8707)',
      trace: every(100, { expires_in: 300 }, (index) => ({ resource: `https://api${index}.example` })),
    },
    {
      name: 'one refresh for each API, named by its audience',
      trace: every(100, { expires_in: 300 }, (index) => ({ audience: `https://api${index}.example` })),
    },
    {
      name: 'several clients of one page',
      trace: every(100, { expires_in: 300 }, (index) => ({ client_id: `client-${index}` })),
    },
    {
      name: 'several servers',
      trace: [0, 1, 2, 3, 4].map((index) =>
        refreshRequest({ at: example.start + index * 100, url: `https://login${index}.example/token` }),
      ),
    },
    {
      name: 'one that is early among others that are due',
      trace: [0, 12_000, 13_000, 25_000, 37_000].map((after) =>
        refreshRequest({ at: example.start + after, response: { expires_in: 20 } }),
      ),
    },
  ],
  inapplicable: [{ name: 'no refresh', trace: [authorizationCodeFlow()] }],
})
