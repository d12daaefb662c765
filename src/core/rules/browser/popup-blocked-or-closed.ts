import { isHttp } from '../../exchange/host.ts'
import type { AuthorizationRequest } from '../../model/message.ts'
import { inWords } from '../duration.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'popup-blocked-or-closed',
  title: 'The login window was closed before the server answered',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'user',
  specs: ['HTML-dom-window-close', 'RFC6749-4.1.2'],
  requires: ['authorizationRequest'],
  why: 'The answer is delivered in that window: without it the page that opened it waits, and its library reports that the window was closed.',
  fix: 'Sign in again and leave the window open. When nobody closed it, see what in the app does; offer the login again, or use a redirect.',
  messages: {
    closed: 'The login window was closed {after} after its last page was shown, and no answer had come to {uri}.',
  },
  check({ authorizationRequest: request }, context) {
    const { flow } = context
    const { openerTab, tabClosedAt, tab } = context.exchange(request).context
    if (openerTab === undefined) return { inapplicable: 'no login window' }
    if (flow.authorizationResponse || flow.tokenExchanges.length > 0 || flow.authorizationErrorPage) return
    if (!isDeliveredByNavigation(request)) return { cantTell: 'the answer goes from window to window, unseen' }
    if (tabClosedAt === undefined) return { inapplicable: 'the window is open, or its end was not seen' }
    // What failed is shown as that, and a person who closes an error page has read it.
    const last = flow.exchanges
      .flatMap((id) => context.exchanges.find((each) => each.id === id) ?? [])
      .filter((each) => each.context.tab === tab)
      .at(-1)
    if (!last?.response || last.error || last.response.status >= 400)
      return { inapplicable: 'the window showed no sign-in page at the end' }
    return {
      message: 'closed',
      data: { after: inWords(tabClosedAt - (last.endedAt ?? last.startedAt)), uri: request.redirect_uri ?? '' },
      evidence: [atPlace({ exchange: last.id }, 'url'), at(request, 'redirect_uri')],
    }
  },
})

/** Then the answer is a request of its own, and would have been seen. Messages between windows, and what providers do instead, are not. */
function isDeliveredByNavigation({ redirect_uri: uri, response_mode: mode }: AuthorizationRequest) {
  return uri !== undefined && isHttp(uri) && !/message/.test(mode ?? '')
}
