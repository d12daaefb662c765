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
  ],
  passed: [
    { name: 'once a minute', trace: every(60_000, { expires_in: 300 }) },
    { name: 'tokens of ten seconds need it', trace: every(9_000, { expires_in: 10 }) },
    {
      name: 'one refresh for each API at the start',
      trace: every(100, { expires_in: 300 }, (index) => ({ scope: `api${index}/read` })),
    },
  ],
  inapplicable: [{ name: 'no refresh', trace: [authorizationCodeFlow()] }],
})
