import rule from '../../../../src/core/rules/network/net-request-aborted.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenRequest } from '../../../support/traces.ts'

const aborted = { error: { kind: 'aborted', code: 'net::ERR_ABORTED' } } as const

testRule(rule, {
  failed: [
    {
      name: 'the router reloads the page while the code is exchanged',
      trace: [authorizationCodeFlow({ token: aborted })],
      message: 'lost',
    },
    { name: 'a refresh is cancelled', trace: [refreshRequest(aborted)], message: 'lost' },
  ],
  passed: [
    { name: 'answered', trace: [authorizationCodeFlow()] },
    {
      name: 'StrictMode cancels the first of two, and the second brings the tokens',
      trace: [authorizationCodeFlow({ token: aborted }), tokenRequest({ at: example.start + 130 })],
    },
  ],
  inapplicable: [
    {
      name: 'nobody listens',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
  ],
})
