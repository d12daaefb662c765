import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/network/net-post-became-get.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, tokenRequest, userInfo } from '../../../support/traces.ts'

function redirected(status: number, redirectUrl: string, url = `${example.server}/token`): HttpExchange {
  const sent = tokenRequest({ url, status, response: '', responseHeaders: { location: redirectUrl } })
  return sent.response ? { ...sent, response: { ...sent.response, redirectUrl } } : sent
}

testRule(rule, {
  failed: [
    {
      name: 'http leads to https',
      trace: [redirected(301, 'https://login.example/token', 'http://login.example/token')],
      message: 'lost',
    },
    { name: 'a slash is missing', trace: [redirected(302, 'https://login.example/token/')], message: 'lost' },
    {
      name: 'another host with 307: the body travels, CORS may not',
      trace: [redirected(307, 'https://id.example/token')],
      message: 'kept',
      severity: 'warning',
    },
    {
      name: 'where it leads was not seen',
      trace: [tokenRequest({ status: 302, response: '' })],
      message: 'lost',
    },
  ],
  passed: [
    { name: 'no redirect', trace: [authorizationCodeFlow()] },
    { name: '308 on the same origin keeps everything', trace: [redirected(308, 'https://login.example/token/')] },
    { name: '307, and where it leads was not seen', trace: [tokenRequest({ status: 307, response: '' })] },
  ],
  inapplicable: [
    { name: 'sign-in pages redirect', trace: [authorizationCodeFlow({ token: false })] },
    {
      name: 'an API may redirect a POST to the thing it made',
      trace: [apiCall({ method: 'POST', status: 303, response: '' })],
    },
    {
      name: 'a GET',
      trace: [userInfo({ status: 302, response: '', responseHeaders: { location: `${example.server}/me` } })],
    },
    {
      name: 'no answer came',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
  ],
})
