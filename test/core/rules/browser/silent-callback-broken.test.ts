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

const nested = silent({
  at: example.start + 500,
  authorize: { state: 'nested-state-1', nonce: 'nested-nonce-1' },
  callback: false,
})

testRule(rule, {
  failed: [
    { name: 'the silent page is missing', trace: [silent({ callbackStatus: 404 })], message: 'status' },
    {
      name: 'the single-page app answers and starts a sign-in in the frame',
      trace: [silent(), nested],
      message: 'wholeApp',
    },
    { name: 'the silent page is on another origin', trace: [silent({}, 'https://www.app.example')], message: 'origin' },
  ],
  passed: [
    { name: 'a renewal', trace: [silent({ token: {} })] },
    {
      name: 'the page says that nobody is signed in',
      trace: [silent({ callback: { code: undefined, error: 'login_required' } })],
    },
  ],
  inapplicable: [{ name: 'a login in the tab', trace: [authorizationCodeFlow()] }],
})
