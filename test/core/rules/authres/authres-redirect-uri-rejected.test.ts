import rule from '../../../../src/core/rules/authres/authres-redirect-uri-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions } from '../../../support/traces.ts'

const refused = 'Error 400: redirect_uri_mismatch. The redirect URI in the request does not match the ones authorized.'

const accepts = (redirect_uri: string, round: number, more: LoginOptions = {}) =>
  authorizationCodeFlow({
    at: example.start - round * 60_000,
    token: false,
    ...more,
    authorize: { redirect_uri, state: `state-of-round-${round}`, nonce: `nonce-${round}`, ...more.authorize },
    callback: { state: `state-of-round-${round}`, code: `code-of-round-${round}` },
  })
const refuses = (redirect_uri: string, text = 'Invalid parameter: redirect_uri') =>
  authorizationCodeFlow({ authorize: { redirect_uri }, errorPage: { status: 400, text } })
const [home, silent] = ['https://app.example/callback', 'https://app.example/silent.html']

testRule(rule, {
  failed: [
    {
      name: 'of those that were accepted the one that differs by its scheme is the most alike',
      trace: [accepts(home, 1), accepts(silent, 2), refuses('http://app.example/callback')],
      message: 'differs',
    },
    {
      name: 'the most alike one was accepted first',
      trace: [accepts(silent, 1), accepts(home, 2), refuses('http://app.example/callback')],
      message: 'differs',
    },
    {
      name: 'of those that were accepted the one that differs by its end is the most alike',
      trace: [
        accepts('https://admin.example/callback', 1),
        accepts(silent, 2),
        accepts('https://shop.example/callback', 3),
        refuses('https://app.example/silent-renew.html'),
      ],
      message: 'differs',
    },
    {
      name: 'the one on this computer differs by its port',
      trace: [
        accepts('https://app.example/cb', 1),
        accepts('http://localhost:3000/cb', 2),
        refuses('http://localhost:5173/cb'),
      ],
      message: 'differs',
    },
    {
      name: 'its registration was removed after it had been accepted',
      trace: [accepts(home, 1), refuses(home)],
      message: 'unknown',
    },
    {
      name: 'another client may use another one',
      trace: [accepts(silent, 1, { authorize: { client_id: 'admin-app' } }), refuses(home)],
      message: 'unknown',
    },
    {
      name: 'another server accepted another one of a client of the same name',
      trace: [accepts(silent, 1, { server: 'https://dev-login.example' }), refuses(home)],
      message: 'unknown',
    },
    {
      name: 'the page says that the redirect URI is not registered',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: refused } })],
      message: 'unknown',
      evidence: ['redirect_uri', undefined],
    },
    {
      name: 'another redirect URI of the same client was accepted before',
      trace: [
        authorizationCodeFlow(),
        authorizationCodeFlow({
          at: example.start + 60_000,
          authorize: { redirect_uri: `${example.redirectUri}/`, state: 'other-state-1', nonce: 'n2' },
          errorPage: { status: 400, text: 'Invalid parameter: redirect_uri' },
        }),
      ],
      message: 'differs',
    },
    {
      name: 'AD FS numbers its errors and shows them with HTTP 200',
      trace: [
        authorizationCodeFlow({
          server: 'https://adfs.example/adfs',
          errorPage: {
            status: 200,
            text: "MSIS9224: The received 'redirect_uri' parameter is not a valid registered redirect URI.",
          },
        }),
      ],
      message: 'unknown',
    },
    {
      name: 'GitHub tells the registered address instead of showing a page',
      trace: [
        authorizationCodeFlow({
          callback: {
            code: undefined,
            error: 'redirect_uri_mismatch',
            error_description: 'The redirect_uri MUST match the registered callback URL for this application.',
          },
        }),
      ],
      message: 'unknown',
      evidence: ['redirect_uri', 'error'],
    },
  ],
  passed: [
    {
      name: 'the page is about the client and does not mention the redirect URI',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: 'Client not found.' } })],
    },
  ],
  inapplicable: [{ name: 'the server redirected back', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'the text of the page was not captured',
      trace: [authorizationCodeFlow({ errorPage: { status: 400 } })],
      reason: /not captured/,
    },
  ],
})
