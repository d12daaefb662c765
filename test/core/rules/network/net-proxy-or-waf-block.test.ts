import rule from '../../../../src/core/rules/network/net-proxy-or-waf-block.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenError, tokenRequest } from '../../../support/traces.ts'

const page = (status: number, response: string | null, responseHeaders = {}) => ({ status, response, responseHeaders })
const navigation = { resourceType: 'mainFrame', tab: 1, frame: 0 } as const
const authorize = `${example.server}/authorize?client_id=${example.clientId}&response_type=code&redirect_uri=${encodeURIComponent(example.redirectUri)}&state=${example.state}`

/** A bot check before the sign-in form; the login goes on when the browser has solved it. */
function botCheckInTheLogin(resourceType: 'mainFrame' | 'subFrame') {
  const context = { ...navigation, resourceType, frame: resourceType === 'mainFrame' ? 0 : 3 }
  const [request, callback] = authorizationCodeFlow({ token: false, frame: context.frame })
  if (!request || !callback) return []
  const check = exchange({
    ...page(403, 'Just a moment', { 'cf-mitigated': 'challenge' }),
    url: `${example.server}/login`,
    at: example.start + 30,
    context,
    redirectedFrom: request.id,
  })
  const { redirectedFrom: _, ...delivered } = callback
  const sent = { status: 302, headers: [], redirectUrl: check.request.url }
  return [{ ...request, redirectedTo: check.id, response: sent }, check, delivered]
}

testRule(rule, {
  failed: [
    {
      name: 'a page that names the IP address stands in front of the sign-in',
      trace: [
        authorizationCodeFlow({
          errorPage: {
            status: 403,
            text: 'Access denied. Your IP address 203.0.113.7 is not allowed to open this page. Reference #18.6f2d4b17',
          },
        }),
      ],
      message: 'blocked',
    },
    {
      name: 'the token request is blocked',
      trace: [tokenRequest(page(403, '<html><h1>Request blocked</h1></html>'))],
      message: 'blocked',
    },
    {
      name: 'Cloudflare by its page',
      trace: [tokenRequest(page(403, '<title>Attention Required! | Cloudflare</title>'))],
      message: 'blocked',
    },
    {
      name: 'Cloudflare by its header field, without a body',
      trace: [tokenRequest(page(403, null, { 'cf-mitigated': 'challenge' }))],
      message: 'blocked',
    },
    {
      name: '503 with the mark of a bot check',
      trace: [tokenRequest(page(503, 'x', { 'cf-mitigated': 'challenge' }))],
      message: 'blocked',
    },
    {
      name: 'Akamai answers itself',
      trace: [apiCall({ ...page(403, '<h1>Access Denied</h1>', { server: 'AkamaiGHost' }) })],
      message: 'blocked',
    },
    { name: 'the company proxy wants a sign-in', trace: [tokenRequest(page(407, ''))], message: 'blocked' },
    {
      name: 'JSON of a gateway that names the address',
      trace: [tokenRequest({ status: 403, answer: { message: 'Your IP address is not allowed' } })],
      message: 'blocked',
    },
    {
      name: 'the server itself names the address',
      trace: [tokenRequest(tokenError('access_denied', 'The IP address is not allowed', 403))],
      message: 'byServer',
    },
    {
      name: 'a bot check after which nothing came',
      trace: [botCheckInTheLogin('mainFrame').slice(0, 2)],
      message: 'blocked',
    },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
    {
      name: 'a 403 with an OAuth error is the server speaking',
      trace: [tokenRequest(tokenError('unauthorized_client', 'Client not allowed', 403))],
    },
    {
      name: 'a healthy login behind Cloudflare: cf-ray is on every answer',
      trace: [tokenRequest({ responseHeaders: { 'cf-ray': '8f1-FRA', server: 'cloudflare' } })],
    },
    { name: 'a plain 403 page of the API', trace: [apiCall({ ...page(403, '<h1>403 Forbidden</h1>') })] },
    { name: 'an outage page', trace: [tokenRequest(page(503, '<h1>503 Service Unavailable</h1>'))] },
    {
      name: 'a bot check that the browser solved',
      trace: [
        exchange({
          url: authorize,
          status: 403,
          response: 'Just a moment',
          responseHeaders: { 'cf-mitigated': 'challenge' },
          context: navigation,
          at: example.start - 5000,
        }),
        exchange({ url: authorize, status: 200, response: '<form>Sign in</form>', context: navigation }),
      ],
    },
    { name: 'a bot check in the middle of a login that went on', trace: [botCheckInTheLogin('mainFrame')] },
    { name: 'a bot check in a frame whose login went on', trace: [botCheckInTheLogin('subFrame')] },
  ],
  inapplicable: [
    { name: 'no answer', trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
    {
      name: 'the callback belongs to the app',
      trace: [authorizationCodeFlow({ callbackStatus: 403, token: false }).slice(1)],
    },
  ],
  cantTell: [
    {
      name: 'a 403 page whose text was not captured',
      trace: [tokenRequest(page(403, null, { 'content-type': 'text/html' }))],
      reason: /403/,
    },
  ],
})
