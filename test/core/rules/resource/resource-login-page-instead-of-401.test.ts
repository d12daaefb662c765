import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/resource/resource-login-page-instead-of-401.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'
import { responseHeadersUnseen } from '../../../support/unseen.ts'

function redirected(redirectUrl: string, resourceType: 'fetch' | 'mainFrame' = 'fetch', url?: string): HttpExchange {
  const call = apiCall({
    ...(url !== undefined && { url }),
    status: 302,
    response: '',
    responseHeaders: { location: redirectUrl },
    context: { resourceType },
  })
  return call.response ? { ...call, response: { ...call.response, redirectUrl } } : call
}

function toAuthorizationServer(): readonly HttpExchange[] {
  const [login] = authorizationCodeFlow({
    at: example.start + 2000,
    server: 'https://id.example',
    authorizePath: '/connect',
    callback: false,
  })
  if (!login) return []
  const call = redirected(login.request.url)
  return [
    { ...call, redirectedTo: login.id },
    { ...login, redirectedFrom: call.id },
  ]
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
    ...[
      '/login',
      '/log-in',
      '/signin.html',
      '/sign-in?from=api',
      '/authorize?client_id=api',
      '/saml/sso',
      '/saml2/sso',
      '/cdn-cgi/access/login/api',
    ].map((path) => ({
      name: `redirected to ${path}`,
      trace: [redirected(`https://login.example${path}`)],
      message: 'redirect',
    })),
    {
      name: 'redirected to an authorization request at an address of any name',
      trace: toAuthorizationServer(),
      message: 'redirect',
      evidence: [undefined, 'location'],
    },
    {
      name: 'a password field without quotes, in a page whose type was not captured',
      trace: [responseHeadersUnseen(apiCall({ response: '<form><input id=p type=password></form>' }))],
      message: 'page',
    },
    {
      name: 'redirected to another host, that of the sign-in',
      trace: [redirected('https://login.example/start?back=orders')],
      message: 'redirect',
    },
  ],
  passed: [
    { name: 'the API answers', trace: [apiCall()] },
    { name: 'the API answers 401', trace: [apiCall({ status: 401, response: '' })] },
    { name: 'the API answers HTML of its own', trace: [apiCall({ response: '<table><tr><td>1</td></tr></table>' })] },
    { name: 'the API redirects to where the thing is now', trace: [redirected(`${example.api}/orders/7`)] },
    {
      name: 'an error page with a field for the password',
      trace: [apiCall({ status: 404, response: '<form><input name="p" type="password"></form>' })],
    },
    {
      name: 'JSON that was not captured is no page',
      trace: [apiCall({ response: null, responseHeaders: { 'content-type': 'application/json' } })],
    },
    { name: 'the API redirects to a list of logins', trace: [redirected(`${example.api}/logins-of-today`)] },
    {
      name: 'an API on the host of the sign-in redirects to where the thing is now',
      trace: [redirected('https://login.example/api/orders/7', 'fetch', 'https://login.example/api/orders')],
    },
    {
      name: 'an address in the query is not where the call goes',
      trace: [redirected(`${example.api}/orders/7?from=https://app.example/login`)],
    },
  ],
  inapplicable: [
    { name: 'a navigation', trace: [redirected('https://api.example/login', 'mainFrame')] },
    { name: 'no API was called', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [
    {
      name: 'the text of a page was not captured',
      trace: [apiCall({ response: null, responseHeaders: { 'content-type': 'text/html' } })],
      reason: /body of the answer/,
    },
  ],
})
