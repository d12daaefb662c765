import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/popup-blocked-or-closed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, type LoginOptions } from '../../../support/traces.ts'

const closedAt = example.start + 40_000

/** A login in a window of its own, which is closed in the end unless `stays`. */
function inWindow(options: LoginOptions = {}, stays?: 'stays open'): readonly HttpExchange[] {
  return authorizationCodeFlow({ tab: 2, ...options }).map((each) => ({
    ...each,
    context: { ...each.context, openerTab: 1, ...(stays === undefined && { tabClosedAt: closedAt }) },
  }))
}

const unanswered = { callback: false } as const

testRule(rule, {
  failed: [
    {
      name: 'the user closes the sign-in page',
      trace: [inWindow(unanswered)],
      message: 'closed',
      evidence: [undefined, 'redirect_uri'],
    },
  ],
  passed: [
    { name: 'the answer came, then the window was closed', trace: [inWindow()] },
    {
      name: 'the server showed an error page',
      trace: [inWindow({ errorPage: { status: 400, text: 'Error 400: redirect_uri_mismatch' } })],
    },
  ],
  inapplicable: [
    { name: 'the window is still open', trace: [inWindow(unanswered, 'stays open')] },
    { name: 'a login in the tab itself', trace: [authorizationCodeFlow(unanswered)] },
    {
      name: 'the sign-in page did not load',
      trace: [
        inWindow(unanswered).map(({ response: _response, ...each }) => ({
          ...each,
          error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } as const,
        })),
      ],
    },
  ],
  cantTell: [
    {
      name: 'the answer goes from window to window',
      trace: [inWindow({ ...unanswered, authorize: { response_mode: 'web_message' } })],
      reason: /window to window/,
    },
    {
      name: "a provider's own way back",
      trace: [inWindow({ ...unanswered, authorize: { redirect_uri: 'postmessage' } })],
      reason: /window to window/,
    },
  ],
})
