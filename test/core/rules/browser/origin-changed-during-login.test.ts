import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/origin-changed-during-login.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions } from '../../../support/traces.ts'

function startedOn(initiator: string | undefined, options: LoginOptions): readonly HttpExchange[] {
  return authorizationCodeFlow(options).map((each) =>
    each.request.url.includes('/authorize') && initiator !== undefined
      ? { ...each, context: { ...each.context, initiator } }
      : each,
  )
}

/** Another login of the same app, which shows that it redeems codes by script. */
const other = authorizationCodeFlow({
  at: example.start + 60_000,
  authorize: { state: 'other-state-1', nonce: 'other-nonce-1' },
  callback: { code: 'other-code-xyz', state: 'other-state-1' },
  token: { params: { code: 'other-code-xyz' } },
})
const lost = { token: false } as const

testRule(rule, {
  failed: [
    {
      name: 'begun on www, ended without',
      trace: [startedOn('https://www.app.example', lost), other],
      message: 'changed',
    },
    {
      name: 'begun on http, ended on https',
      trace: [startedOn('http://app.example', lost), other],
      message: 'changed',
    },
    {
      name: 'begun on localhost, ended on 127.0.0.1',
      trace: [startedOn('http://localhost', { ...lost, authorize: { redirect_uri: 'http://127.0.0.1/cb' } }), other],
      message: 'changed',
    },
  ],
  passed: [
    { name: 'one origin', trace: [startedOn(example.app, lost), other] },
    { name: 'tokens came all the same', trace: [startedOn('https://www.app.example', {})] },
    { name: 'a page of this computer leads to the app', trace: [startedOn('http://localhost:3000', lost), other] },
    {
      name: "a button on the server's own page, on the site of the app",
      trace: [startedOn('https://login.app.example', { ...lost, server: 'https://login.app.example' }), other],
    },
    { name: 'a link on another site', trace: [startedOn('https://portal.example.org', lost), other] },
  ],
  inapplicable: [
    { name: 'a web app redeems its codes on its server', trace: [startedOn('https://www.app.example', lost)] },
    { name: 'where it started was not seen', trace: [startedOn(undefined, lost), other] },
    { name: 'an extension started it', trace: [startedOn('chrome-extension://lpmkjhgb', lost), other] },
    {
      name: 'the app is called back by a scheme of its own',
      trace: [startedOn(example.app, { ...lost, authorize: { redirect_uri: 'com.app.example:/callback' } }), other],
    },
    {
      name: 'the server refused',
      trace: [startedOn('https://www.app.example', { callback: { code: undefined, error: 'access_denied' } }), other],
    },
  ],
})
