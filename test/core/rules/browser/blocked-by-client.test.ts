import rule from '../../../../src/core/rules/browser/blocked-by-client.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenRequest } from '../../../support/traces.ts'

const blocked = { kind: 'blockedByClient', code: 'net::ERR_BLOCKED_BY_CLIENT' } as const

testRule(rule, {
  failed: [
    {
      name: 'an extension blocks the token request',
      trace: [authorizationCodeFlow({ token: { error: blocked } })],
      message: 'extension',
      severity: 'error',
    },
    {
      name: "the page's policy blocks it",
      trace: [tokenRequest({ error: { kind: 'blockedByResponse', code: 'csp' } })],
      message: 'policy',
      severity: 'error',
    },
  ],
  passed: [
    { name: 'sent', trace: [authorizationCodeFlow()] },
    {
      name: 'blocked once, sent the second time',
      trace: [tokenRequest({ error: blocked }), tokenRequest({ at: example.start + 5000 })],
    },
    {
      name: 'blocked analytics are no part of the login',
      trace: [authorizationCodeFlow(), exchange({ url: 'https://stats.example.net/collect', error: blocked })],
    },
  ],
  inapplicable: [
    { name: 'nobody listens', trace: [apiCall({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
  ],
})
