import rule from '../../../../src/core/rules/network/net-plaintext-http.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenRequest } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the whole server is http',
      trace: [authorizationCodeFlow({ server: 'http://login.example' })],
      message: 'secret',
      severity: 'error',
    },
    {
      name: 'inside a company network',
      trace: [authorizationCodeFlow({ server: 'http://keycloak.corp' })],
      message: 'request',
    },
    {
      name: 'an API gets its token in the open',
      trace: [apiCall({ url: 'http://api.example/orders' })],
      message: 'secret',
      severity: 'error',
    },
    {
      name: 'only the sign-in is http',
      trace: [authorizationCodeFlow({ server: 'http://login.example', token: false })],
      message: 'request',
    },
  ],
  passed: [
    { name: 'https everywhere', trace: [authorizationCodeFlow(), apiCall()] },
    { name: 'a server on this computer', trace: [authorizationCodeFlow({ server: 'http://localhost:8080' })] },
    { name: 'another loopback address', trace: [authorizationCodeFlow({ server: 'http://127.0.0.1:8080' })] },
    {
      name: 'the browser upgraded it to https itself (HSTS): nothing was sent',
      trace: [
        exchange({
          url: `http://login.example/authorize?client_id=${example.clientId}&response_type=code&redirect_uri=${encodeURIComponent(example.redirectUri)}&state=${example.state}`,
          status: 307,
          redirectUrl: 'https://login.example/authorize',
          responseHeaders: { 'non-authoritative-reason': 'HSTS' },
          context: { resourceType: 'mainFrame' },
        }),
      ],
    },
    {
      name: 'the browser blocked it: nothing was sent',
      trace: [
        tokenRequest({ url: 'http://login.example/token', error: { kind: 'mixedContent', code: 'mixed-content' } }),
      ],
    },
    {
      name: 'an http address inside the query',
      trace: [apiCall({ url: `https://api.example/orders?back=http://app.example/` })],
    },
  ],
  inapplicable: [{ name: 'nothing of OAuth', trace: [exchange({ url: 'http://shop.example/?code=SUMMER' })] }],
})
