import type { ExchangeContext, HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/storage-lost.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions, tokenError } from '../../../support/traces.ts'

/** The callback and what follows are in another tab. */
function finishedIn(context: Partial<ExchangeContext>, options: LoginOptions = {}): readonly HttpExchange[] {
  return authorizationCodeFlow(options).map((each) =>
    each.request.url.includes('/authorize')
      ? { ...each, redirectedTo: undefined as never }
      : { ...each, redirectedFrom: undefined as never, context: { ...each.context, ...context } },
  )
}

const refused = { ...tokenError('invalid_grant'), params: { code_verifier: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'a link in a mail opened another tab',
      trace: [finishedIn({ tab: 7 }, { token: refused })],
      message: 'verifier',
    },
  ],
  passed: [
    { name: 'one tab', trace: [authorizationCodeFlow({ token: refused })] },
    { name: 'a popup finishes in its own window', trace: [finishedIn({ tab: 7, openerTab: 1 }, { token: refused })] },
    { name: 'the other tab had the data', trace: [finishedIn({ tab: 7 })] },
    { name: 'a web app keeps them on its server', trace: [finishedIn({ tab: 7 }, { token: false })] },
  ],
  inapplicable: [
    {
      name: 'the server refused',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
    { name: 'no answer', trace: [authorizationCodeFlow({ callback: false, at: example.start })] },
  ],
})
