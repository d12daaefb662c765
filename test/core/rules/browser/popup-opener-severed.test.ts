import type { ExchangeContext, HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/popup-opener-severed.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, type LoginOptions, tokenError } from '../../../support/traces.ts'

const coop = 'cross-origin-opener-policy'
const page = (policy: string, options: { readonly at?: number; readonly context?: Partial<ExchangeContext> } = {}) =>
  exchange({
    url: `${example.app}/`,
    at: options.at ?? example.start - 3000,
    response: '<html>',
    responseHeaders: { [coop]: policy },
    context: { resourceType: 'mainFrame', tab: 1, frame: 0, ...options.context },
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

const withoutFields = (exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) => (each.response ? { ...each, response: { status: each.response.status } } : each))

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
    {
      name: 'an advertisement in the page isolates itself',
      trace: [
        page('unsafe-none'),
        page('same-origin', { at: example.start - 2000, context: { resourceType: 'subFrame', frame: 5 } }),
        popup(stuck),
      ],
    },
    {
      name: 'the tab goes on to an isolated page afterwards',
      trace: [page('unsafe-none'), popup(stuck), page('same-origin', { at: example.start + 9_000 })],
    },
    {
      name: 'an ID token came, and no token request is needed',
      trace: [
        page('same-origin'),
        implicitFlow({ tab: 2 }).map((each) => ({ ...each, context: { ...each.context, openerTab: 1 } })),
      ],
    },
    {
      name: 'the code reached the page, and the server refused it',
      trace: [page('same-origin'), popup({ token: tokenError('invalid_grant') })],
    },
    {
      name: 'the server refused the sign-in',
      trace: [page('same-origin'), popup({ callback: { code: undefined, error: 'access_denied' } })],
    },
    { name: 'it worked all the same', trace: [page('same-origin'), popup()] },
  ],
  inapplicable: [{ name: 'a login in the tab', trace: [page('same-origin'), authorizationCodeFlow(stuck)] }],
  cantTell: [
    {
      name: 'the header fields of the callback were not captured',
      trace: [withoutFields(popup(stuck))],
      reason: /header fields/,
    },
    {
      name: 'the header fields of the page that opened it were not captured',
      trace: [withoutFields([page('same-origin')]), popup(stuck)],
      reason: /header fields/,
    },
  ],
})
