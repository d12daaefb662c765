import rule from '../../../../src/core/rules/refresh/refresh-concurrent.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'

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
  ],
  inapplicable: [{ name: 'no refresh', trace: [authorizationCodeFlow()] }],
})
