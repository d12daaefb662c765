import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/resource/resource-login-page-instead-of-401.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'

function redirected(redirectUrl: string, resourceType: 'fetch' | 'mainFrame' = 'fetch'): HttpExchange {
  const call = apiCall({
    status: 302,
    response: '',
    responseHeaders: { location: redirectUrl },
    context: { resourceType },
  })
  return call.response ? { ...call, response: { ...call.response, redirectUrl } } : call
}

testRule(rule, {
  failed: [
    {
      name: 'a proxy sends the call to its sign-in',
      trace: [redirected('https://api.example/oauth2/start?rd=%2Forders')],
      message: 'redirect',
    },
    {
      name: 'a page with a password field',
      trace: [apiCall({ response: '<form><input name="p" type="password"></form>' })],
      message: 'page',
    },
  ],
  passed: [
    { name: 'the API answers', trace: [apiCall()] },
    { name: 'the API answers 401', trace: [apiCall({ status: 401, response: '' })] },
    { name: 'the API answers HTML of its own', trace: [apiCall({ response: '<table><tr><td>1</td></tr></table>' })] },
    { name: 'the API redirects to where the thing is now', trace: [redirected(`${example.api}/orders/7`)] },
  ],
  inapplicable: [
    { name: 'a navigation', trace: [redirected('https://api.example/login', 'mainFrame')] },
    { name: 'no API was called', trace: [authorizationCodeFlow()] },
  ],
})
