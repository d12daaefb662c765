import rule from '../../../../src/core/rules/logout/logout-silent-relogin.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, type LoginOptions, logout } from '../../../support/traces.ts'

const bye = logout({ params: { client_id: example.clientId } })
const login = (seconds: number, options: LoginOptions = {}) =>
  authorizationCodeFlow({ at: example.start + seconds * 1000, ...options })
const page = (seconds: number) =>
  exchange({
    url: `${example.server}/login`,
    at: example.start + seconds * 1000,
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
    response: '<form><input type="password"></form>',
  })

/** The user is asked on a page of the server for three seconds. */
function slowLogin(seconds: number) {
  const [request, callback] = login(seconds, { token: false })
  if (!request || !callback) return []
  return [request, { ...callback, startedAt: request.startedAt + 3_000, endedAt: request.startedAt + 3_020 }]
}

/** request, sign-in page, form, callback: all within a second. */
function withPage(seconds: number) {
  const [request, callback] = login(seconds, { token: false })
  if (!request?.response || !callback) return []
  const at = request.startedAt
  const navigation = { resourceType: 'mainFrame', tab: 1, frame: 0 } as const
  const shown = { ...page(seconds + 0.1), redirectedFrom: request.id }
  const { redirectedTo: _, ...rest } = request
  const sent = exchange({
    url: `${example.server}/login`,
    at: at + 600,
    requestBody: 'username=jane&password=x',
    status: 302,
    redirectUrl: callback.request.url,
    context: navigation,
  })
  return [
    {
      ...rest,
      redirectedTo: shown.id,
      response: {
        status: 302,
        headers: [{ name: 'location', value: shown.request.url }],
        redirectUrl: shown.request.url,
      },
    },
    shown,
    { ...sent, redirectedTo: callback.id },
    { ...callback, startedAt: at + 700, endedAt: at + 720, redirectedFrom: sent.id },
  ]
}

testRule(rule, {
  failed: [
    {
      name: 'the landing page starts a login, and the session is still there',
      trace: [bye, login(11)],
      message: 'again',
    },
    {
      name: 'the logout did not say of which app it is',
      trace: [logout(), login(11)],
      message: 'again',
    },
    {
      name: 'five seconds later: a page may wait, but not so long',
      trace: [bye, login(15)],
      message: 'again',
      severity: 'info',
    },
    {
      name: 'the user pressed a button later: leaving this app only is a design',
      trace: [bye, login(30)],
      message: 'again',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'logged out', trace: [bye] },
    { name: 'a login much later', trace: [bye, login(120)] },
    { name: 'a login half a minute later', trace: [bye, login(40)] },
    {
      name: 'another app on the same page signs in',
      trace: [
        login(0),
        bye,
        login(11, { authorize: { client_id: 'another-app', state: 'another-state', nonce: 'another-nonce' } }),
      ],
    },
    {
      name: 'a check in the background whether there is a session',
      trace: [bye, login(11, { frame: 3, authorize: { prompt: 'none' } })],
    },
    {
      name: 'the server refuses the login',
      trace: [bye, login(11, { callback: { code: undefined, error: 'login_required' } })],
    },
    { name: 'the server asks for the password', trace: [bye, login(11, { callback: false })] },
    { name: 'a person had to type the password', trace: [bye, slowLogin(11)] },
    { name: 'a page of the server stood between, filled in by a password manager', trace: [bye, withPage(11)] },
    { name: 'the login was before', trace: [login(0), bye] },
  ],
  inapplicable: [{ name: 'no logout', trace: [login(0)] }],
})
