import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/cookie-not-sent-to-callback.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, type Overrides } from '../../../support/traces.ts'

interface Login {
  readonly start?: string
  readonly setCookie?: string
  readonly sent?: string
  readonly status?: number
  /** Where the callback redirects to an error page of the app, its status. */
  readonly thenStatus?: number
  /** The trace shows cookies nowhere. */
  readonly blind?: true
}

/** A web app whose server starts the login by a redirect and sets its cookie with it. */
function webApp({
  start = `${example.app}/login`,
  setCookie = 'oauth_state=abc; Path=/; HttpOnly; SameSite=Lax',
  sent,
  status = 500,
  thenStatus,
  blind,
}: Login = {}): readonly HttpExchange[] {
  const [request, callback] = authorizationCodeFlow({ token: false, callbackStatus: status })
  if (!request || !callback) return []
  const headers: Overrides = { 'set-cookie': setCookie }
  const first = exchange({
    url: start,
    at: example.start - 20,
    status: 302,
    redirectUrl: request.request.url,
    responseHeaders: headers,
    ...(!blind && { requestHeaders: { cookie: 'theme=dark' } }),
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
  })
  const errorPage = exchange({
    url: `${example.app}/auth/error`,
    at: callback.startedAt + 5,
    status: thenStatus ?? 200,
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
  })
  const led = thenStatus === undefined ? [] : [{ ...errorPage, redirectedFrom: callback.id }]
  return [
    { ...first, redirectedTo: request.id },
    { ...request, redirectedFrom: first.id },
    {
      ...callback,
      ...(led.length > 0 && { redirectedTo: errorPage.id }),
      request: { ...callback.request, headers: sent === undefined ? [] : [{ name: 'cookie', value: sent }] },
    },
    ...led,
  ]
}

const visit = exchange({
  url: `${example.app}/`,
  at: example.start - 60_000,
  responseHeaders: { 'set-cookie': 'session=xyz; SameSite=Lax' },
  requestHeaders: { cookie: 'theme=dark' },
  context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
})

testRule(rule, {
  failed: [
    {
      name: 'begun on www, ended without',
      trace: [webApp({ start: 'https://www.app.example/login' })],
      message: 'host',
    },
    { name: 'SameSite=Strict', trace: [webApp({ setCookie: 'oauth_state=abc; SameSite=Strict' })], message: 'strict' },
    {
      name: 'the callback redirects to an error page',
      trace: [webApp({ start: 'https://www.app.example/login', status: 302, thenStatus: 500 })],
      message: 'host',
    },
    {
      name: 'a cookie of one host only, in a trace without cookies: it never goes to another host',
      trace: [webApp({ start: 'https://www.app.example/login', blind: true })],
      message: 'host',
    },
    { name: 'lost on the same host', trace: [webApp({ sent: 'theme=dark' })], message: 'lost' },
    {
      name: 'another page of the app set another cookie before',
      trace: [visit, webApp({ start: 'https://www.app.example/login', status: 400 })],
      message: 'host',
    },
  ],
  passed: [
    { name: 'the callback led on to a page', trace: [webApp({ status: 302, thenStatus: 200 })] },
    { name: 'the callback worked', trace: [webApp({ status: 200 })] },
    {
      name: 'the cookie came, and the callback failed for another reason',
      trace: [webApp({ sent: 'theme=dark; oauth_state=abc' })],
    },
  ],
  inapplicable: [
    {
      name: 'the page that sent the user to the server was not seen',
      trace: [visit, authorizationCodeFlow({ token: false, callbackStatus: 500 })],
    },
    { name: 'no login cookie was set', trace: [webApp({ setCookie: 'lang=en' })] },
    { name: 'no answer', trace: [authorizationCodeFlow({ callback: false })] },
  ],
  cantTell: [
    {
      name: 'a cookie of the whole domain, in a trace without cookies',
      trace: [
        webApp({
          start: 'https://www.app.example/login',
          setCookie: 'oauth_state=abc; Domain=app.example',
          blind: true,
        }),
      ],
      reason: /which cookies/,
    },
    { name: 'lost on the same host, in a trace without cookies', trace: [webApp({ blind: true })], reason: /cookies/ },
  ],
})
