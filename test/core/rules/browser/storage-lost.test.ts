import type { ExchangeContext, HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/storage-lost.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  authorizationCodeFlow,
  discovery,
  example,
  type LoginOptions,
  tokenError,
  tokenRequest,
} from '../../../support/traces.ts'

/** The callback and what follows are in another tab. */
function finishedIn(context: Partial<ExchangeContext>, options: LoginOptions = {}): readonly HttpExchange[] {
  return authorizationCodeFlow(options).map((each) =>
    each.request.url.includes('/authorize')
      ? { ...each, redirectedTo: undefined as never }
      : { ...each, redirectedFrom: undefined as never, context: { ...each.context, ...context } },
  )
}

/** A trace that does not know the tab of some of its exchanges. */
const withoutTab = (path: string, exchanges: readonly HttpExchange[]) =>
  exchanges.map(({ context: { tab, ...context }, ...each }) => ({
    ...each,
    context: each.request.url.includes(path) || tab === undefined ? context : { ...context, tab },
  }))

const withoutBody = (exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) =>
    each.request.body ? { ...each, request: { ...each.request, body: { absent: 'notArmed' as const } } } : each,
  )

const refused = { ...tokenError('invalid_grant'), params: { code_verifier: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'a link in a mail opened another tab',
      trace: [finishedIn({ tab: 7 }, { token: refused })],
      message: 'verifier',
    },
    {
      name: 'the code came in the fragment to another tab, and the app did nothing with it',
      trace: [finishedIn({ tab: 7 }, { carrier: 'fragment', token: false })],
      message: 'silent',
    },
    {
      name: 'a token request with a hidden body came before the answer: it is none of this login',
      trace: [
        discovery({ at: example.start - 60_000 }),
        withoutBody([tokenRequest({ at: example.start - 5_000, tab: 9 })]),
        finishedIn({ tab: 7 }, { carrier: 'fragment', token: false }),
      ],
      message: 'silent',
    },
  ],
  passed: [
    { name: 'one tab', trace: [authorizationCodeFlow({ token: refused })] },
    { name: 'a popup finishes in its own window', trace: [finishedIn({ tab: 7, openerTab: 1 }, { token: refused })] },
    {
      name: 'a popup hands its answer to the page that opened it',
      trace: [
        authorizationCodeFlow({ token: refused }).map((each) =>
          each.request.url.includes('/authorize')
            ? { ...each, context: { ...each.context, tab: 7, openerTab: 1 } }
            : each,
        ),
      ],
    },
    {
      name: 'the other tab had the data, and the server refused for another reason',
      trace: [finishedIn({ tab: 7 }, { token: tokenError('invalid_grant') })],
    },
    {
      name: 'a login without PKCE needs no secret of the first tab',
      trace: [
        finishedIn(
          { tab: 7 },
          { authorize: { code_challenge: undefined, code_challenge_method: undefined }, token: refused },
        ),
      ],
    },
    { name: 'the other tab had the data', trace: [finishedIn({ tab: 7 })] },
    { name: 'a web app keeps them on its server', trace: [finishedIn({ tab: 7 }, { token: false })] },
  ],
  inapplicable: [
    {
      name: 'the server refused',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
    {
      name: 'the tab of the start is not known',
      trace: [withoutTab('/authorize', finishedIn({ tab: 7 }, { token: refused }))],
    },
    {
      name: 'the tab of the end is not known',
      trace: [withoutTab('/callback', finishedIn({ tab: 7 }, { token: refused }))],
    },
    { name: 'no answer', trace: [authorizationCodeFlow({ callback: false, at: example.start })] },
  ],
  cantTell: [
    {
      name: 'the body of the token request was not captured',
      trace: [
        discovery(),
        withoutBody(finishedIn({ tab: 7 }, { token: refused })),
        authorizationCodeFlow({
          at: example.start + 60_000,
          authorize: { state: 'other-state-1', nonce: 'other-nonce-1' },
          callback: { code: 'other-code-xyz', state: 'other-state-1' },
          token: { params: { code: 'other-code-xyz' } },
        }),
      ],
      reason: /body/,
    },
    {
      name: 'a token request followed, and its body was not captured: it may be this one or that of another login',
      trace: [
        discovery({ at: example.start - 60_000 }),
        finishedIn({ tab: 7 }, { carrier: 'fragment', token: false }),
        authorizationCodeFlow({
          at: example.start + 3_000,
          tab: 9,
          authorize: { state: 'other-state-1', nonce: 'other-nonce-1' },
          callback: { code: 'other-code-xyz', state: 'other-state-1' },
          token: false,
        }),
        withoutBody([tokenRequest({ at: example.start + 5_000, tab: 9, ...tokenError('invalid_grant') })]),
      ],
      reason: /body of a token request that followed/,
    },
  ],
})
