import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'popup-opener-severed',
  title: 'The login window could not talk back to the page',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['HTML-cross-origin-opener-policies', 'RFC9700-4.17.2'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'Cross-Origin-Opener-Policy cuts the connection between a window and the page that opened it, so the answer stays in the window.',
  fix: 'Send same-origin-allow-popups with the page that opens the window, and unsafe-none with the callback; or use a redirect, or a BroadcastChannel.',
  messages: {
    severed:
      'The answer came back to the login window, but {where} sends Cross-Origin-Opener-Policy: {policy}, which cuts its connection to the page.',
  },
  check({ authorizationRequest: request, authorizationResponse: answer }, context) {
    const { openerTab } = context.exchange(request).context
    if (openerTab === undefined) return { inapplicable: 'no login window' }
    if (context.flow.status === 'succeeded' || context.flow.tokenExchanges.length > 0 || answer.error !== undefined)
      return
    const callback = context.exchange(answer)
    const opener = pageOf(openerTab, request.at, context)
    const found = [
      { where: 'the callback', exchange: callback },
      { where: 'the page that opened it', exchange: opener },
    ].find((each) => each.exchange && cuts(each.exchange))
    if (!found?.exchange)
      return unlessAnyUnseen(opener ? [callback, opener] : [callback], 'response', 'responseHeaders')
    const policy = headerOf(found.exchange.response, coop) ?? ''
    return {
      message: 'severed',
      data: { where: found.where, policy },
      evidence: [atHeader({ exchange: found.exchange.id }, 'response', coop), atPlace(answer, 'url')],
    }
  },
})

const coop = 'cross-origin-opener-policy'

function cuts({ response }: HttpExchange) {
  return /^\s*(?:same-origin|noopener-allow-popups|restrict-properties)\s*(?:;|$)/i.test(headerOf(response, coop) ?? '')
}

/** The document that was in a tab at a time. */
function pageOf(tab: number, time: number, { exchanges }: RuleContext) {
  return exchanges
    .filter((each) => each.context.tab === tab && each.context.resourceType === 'mainFrame' && each.startedAt <= time)
    .at(-1)
}
