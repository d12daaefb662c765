import rule from '../../../../src/core/rules/refresh/refresh-token-reused.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'

const first = refreshRequest({ at: example.start + 5_000, response: { refresh_token: 'second-refresh-token' } })
const refused = tokenError('invalid_grant')

testRule(rule, {
  failed: [
    {
      name: 'the new token was not stored',
      trace: [authorizationCodeFlow(), first, refreshRequest({ at: example.start + 60_000, ...refused })],
      message: 'old',
      evidence: ['refresh_token', 'refresh_token', 'error'],
    },
  ],
  passed: [
    {
      name: 'the new token is used',
      trace: [first, refreshRequest({ at: example.start + 60_000, params: { refresh_token: 'second-refresh-token' } })],
    },
    { name: 'a server that lets the old one live on', trace: [first, refreshRequest({ at: example.start + 60_000 })] },
    {
      name: 'refused, but never replaced',
      trace: [
        refreshRequest({ at: example.start + 5_000, response: { refresh_token: undefined } }),
        refreshRequest({ at: example.start + 60_000, ...refused }),
      ],
    },
    {
      name: 'refused, but the server gave the same one again before',
      trace: [
        refreshRequest({ at: example.start + 5_000 }),
        refreshRequest({ at: example.start + 60_000, ...refused }),
      ],
    },
    {
      name: 'the new one came only after this request had been sent',
      trace: [
        refreshRequest({ at: example.start + 60_000, ...refused }),
        refreshRequest({ at: example.start + 59_990, response: { refresh_token: 'second-refresh-token' } }),
      ],
    },
  ],
  inapplicable: [{ name: 'no refresh', trace: [authorizationCodeFlow()] }],
  cantTell: [{ name: 'the body was not captured', trace: [refreshRequest({ status: 400, response: null })] }],
})
