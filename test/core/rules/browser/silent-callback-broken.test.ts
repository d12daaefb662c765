import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/silent-callback-broken.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions } from '../../../support/traces.ts'

function silent(options: LoginOptions = {}, initiator: string = example.app): readonly HttpExchange[] {
  const flow = authorizationCodeFlow({
    frame: 3,
    token: false,
    ...options,
    authorize: { prompt: 'none', ...options.authorize },
  })
  return flow.map((each) => ({ ...each, context: { ...each.context, initiator } }))
}

const next = (options: LoginOptions = {}) =>
  silent({
    at: example.start + 500,
    authorize: { state: 'nested-state-1', nonce: 'nested-nonce-1' },
    callback: false,
    ...options,
  })
const nested = next()

const within = (exchanges: readonly HttpExchange[], context: object) =>
  exchanges.map((each) => ({ ...each, context: { ...each.context, ...context } }))

const withoutFrames = (exchanges: readonly HttpExchange[]) =>
  exchanges.map(({ context: { frame: _frame, ...context }, ...each }) => ({ ...each, context }))

testRule(rule, {
  failed: [
    { name: 'the silent page is missing', trace: [silent({ callbackStatus: 404 })], message: 'status' },
    {
      name: 'the single-page app answers and starts a sign-in in the frame',
      trace: [silent(), nested],
      message: 'wholeApp',
    },
    {
      name: 'the server of the app does not take the address of the silent page',
      trace: [silent({ callbackStatus: 400 })],
      message: 'status',
    },
    {
      name: 'the app sets up a frame of its own inside the frame',
      trace: [silent(), within(next({ frame: 4 }), { parentFrame: 3 })],
      message: 'wholeApp',
    },
    {
      name: 'the silent page is served on another port of this computer',
      trace: [silent({ authorize: { redirect_uri: 'http://localhost:4200/silent.html' } }, 'http://localhost:3000')],
      message: 'origin',
    },
    { name: 'the silent page is on another origin', trace: [silent({}, 'https://www.app.example')], message: 'origin' },
  ],
  passed: [
    { name: 'a renewal', trace: [silent({ token: {} })] },
    {
      name: 'the page says that nobody is signed in',
      trace: [silent({ callback: { code: undefined, error: 'login_required' } })],
    },
    {
      name: 'a renewal that worked from a page of another origin',
      trace: [silent({ token: {} }, 'https://www.app.example')],
    },
    { name: 'a page of an extension renews in a frame', trace: [silent({}, 'moz-extension://4f2c9a')] },
    { name: 'another tab renews at the same time', trace: [silent(), next({ tab: 2 })] },
    { name: 'the page goes on to a sign-in in the tab', trace: [silent(), next({ frame: 0 })] },
    { name: 'the app renews again three seconds later', trace: [silent(), next({ at: example.start + 3_050 })] },
    { name: 'the check before this one was given up', trace: [next({ at: example.start - 2_000 }), silent()] },
    {
      name: 'two renewals in a trace that does not number its frames',
      trace: [withoutFrames(silent()), withoutFrames(nested)],
    },
  ],
  inapplicable: [
    { name: 'a login in the tab', trace: [authorizationCodeFlow()] },
    {
      name: 'a sign-in embedded on purpose',
      trace: [authorizationCodeFlow({ frame: 3, token: false, callbackStatus: 404 })],
    },
    {
      name: 'a silent check by a redirect of the tab',
      trace: [authorizationCodeFlow({ authorize: { prompt: 'none' }, token: false, callbackStatus: 404 })],
    },
  ],
})
