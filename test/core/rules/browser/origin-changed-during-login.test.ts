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
  ],
  passed: [
    { name: 'one origin', trace: [startedOn(example.app, lost), other] },
    { name: 'tokens came all the same', trace: [startedOn('https://www.app.example', {})] },
    { name: 'a link on another site', trace: [startedOn('https://portal.example.org', lost), other] },
  ],
  inapplicable: [
    { name: 'a web app redeems its codes on its server', trace: [startedOn('https://www.app.example', lost)] },
    { name: 'where it started was not seen', trace: [startedOn(undefined, lost)] },
  ],
})
