import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { at, atHeader } from '../evidence.ts'
import { loginSucceeded } from '../login-went-on.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'iframe-third-party-cookie',
  title: "The browser does not send the server's cookie inside the frame",
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'browser',
  specs: ['OIDCSM-5.1', 'OIDCC-3.1.2.6', 'RFC6265BIS-7.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The server cannot see in the frame that the user is signed in, though the session is there: browsers block cookies of other sites in frames.',
  fix: 'Renew with refresh tokens instead of a frame, put the server on a sub-domain of the app, or fall back to a redirect of the tab.',
  messages: {
    blocked:
      'The silent sign-in failed with {error}: the browser sent {host} no cookie in the frame, though the user had signed in there before.',
  },
  check({ authorizationRequest: request, authorizationResponse: answer }, context) {
    const { flow, exchange: exchangeOf } = context
    const exchange = exchangeOf(request)
    if (
      flow.kind !== 'silentRenew' ||
      !needsUser.has(answer.error ?? '') ||
      exchange.context.resourceType !== 'subFrame'
    )
      return { inapplicable: 'no silent request that found no session' }
    const app = request.redirect_uri ?? exchange.context.initiator ?? ''
    if (siteOf(app) === siteOf(request.endpoint)) return { inapplicable: 'app and server are of one site' }
    if (!signedInBefore(context)) return { inapplicable: 'no sign-in before' }
    // The browser's own word: cookies of other sites are kept from this frame (Storage Access Headers; Chrome, Edge).
    const storageAccess = headerOf(exchange.request, 'sec-fetch-storage-access')
    const seesCookies = context.exchanges.some((each) => showsCookie(each, exchange))
    if (storageAccess !== 'none' && (exchange.request.headers === undefined || !seesCookies))
      return { cantTell: 'this trace does not show cookies' }
    if (headerOf(exchange.request, 'cookie') !== undefined) return
    const field = storageAccess === 'none' ? 'sec-fetch-storage-access' : 'cookie'
    return {
      message: 'blocked',
      data: { host: hostOf(request.endpoint), error: answer.error ?? '' },
      evidence: [atHeader(request, 'request', field), at(answer, 'error')],
    }
  },
})

/** What servers answer to prompt=none when they see no session (OIDCC §3.1.2.6). */
const needsUser = new Set(['login_required', 'interaction_required'])

/** With this server, less than eight hours ago, and no logout since. */
function signedInBefore({ flow, flows }: RuleContext) {
  const before = flows.filter(
    (each) =>
      each.endedAt <= flow.startedAt && flow.startedAt - each.endedAt < 8 * 3600_000 && each.server === flow.server,
  )
  const login = before.findLastIndex(
    (each) => each.kind !== 'silentRenew' && each.authorizationResponse?.code !== undefined && loginSucceeded(each),
  )
  const logout = flows.findLastIndex(
    (each) =>
      each.kind === 'logout' && each.startedAt <= flow.startedAt && each.startedAt > (before[login]?.startedAt ?? 0),
  )
  return login >= 0 && logout < 0
}

/** Some traces (HAR files of Chrome) leave cookies out: only where others show them does a missing one tell something. */
function showsCookie(each: HttpExchange, exchange: HttpExchange) {
  return hostOf(each.request.url) === hostOf(exchange.request.url) && headerOf(each.request, 'cookie') !== undefined
}
