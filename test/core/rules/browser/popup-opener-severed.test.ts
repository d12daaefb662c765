import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/popup-opener-severed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, type LoginOptions } from '../../../support/traces.ts'

const coop = 'cross-origin-opener-policy'
const page = (policy: string) =>
  exchange({
    url: `${example.app}/`,
    at: example.start - 3000,
    response: '<html>',
    responseHeaders: { [coop]: policy },
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
  })

function popup(options: LoginOptions = {}, callbackPolicy?: string): readonly HttpExchange[] {
  return authorizationCodeFlow({ tab: 2, carrier: 'fragment', ...options }).map((each) => ({
    ...each,
    context: { ...each.context, openerTab: 1 },
    ...(callbackPolicy !== undefined &&
      each.request.url.includes('/callback') &&
      each.response && { response: { ...each.response, headers: [{ name: coop, value: callbackPolicy }] } }),
  }))
}

const stuck = { token: false } as const

testRule(rule, {
  failed: [
    { name: 'the page that opened it isolates itself', trace: [page('same-origin'), popup(stuck)], message: 'severed' },
    {
      name: 'the callback isolates itself',
      trace: [page('unsafe-none'), popup(stuck, 'same-origin')],
      message: 'severed',
    },
  ],
  passed: [
    { name: 'popups are allowed', trace: [page('same-origin-allow-popups'), popup(stuck)] },
    { name: 'it worked all the same', trace: [page('same-origin'), popup()] },
  ],
  inapplicable: [{ name: 'a login in the tab', trace: [page('same-origin'), authorizationCodeFlow(stuck)] }],
})
