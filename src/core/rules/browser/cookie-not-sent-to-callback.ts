import { hostnameOf } from '../../exchange/host.ts'
import { cookieNamesIn, cookiesSetBy, type SetCookie } from '../../exchange/set-cookie.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'cookie-not-sent-to-callback',
  title: "The app's login cookie did not come back",
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6265BIS-5.7', 'RFC6265BIS-5.8.3', 'RFC6749-10.12'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The app keeps state, nonce or the PKCE secret in that cookie; without it the answer belongs to no login.',
  fix: 'Start and end the login on one host and one scheme, set the cookie with SameSite=Lax, and tell the app its public address.',
  messages: {
    host: 'The cookie {name} was set for {startHost}, and the answer came back to {callbackHost}: the browser did not send it, and the app failed with {status}.',
    strict:
      'The cookie {name} has SameSite=Strict, so the browser did not send it when the server led back; the app failed with {status}.',
    lost: 'The cookie {name} of the start of the login was not sent to the callback, which failed with {status}.',
  },
  check({ authorizationRequest, authorizationResponse: answer }, context) {
    const callback = context.exchange(answer)
    const landed = landedAt(callback, context)
    const status = landed.response?.status ?? 0
    if (status < 400 || callback.request.method !== 'GET') return unlessUnseen(landed, 'response')
    const start = startOf(authorizationRequest, context)
    const cookie =
      start &&
      cookiesSetBy(start).find(({ name }) =>
        /state|nonce|pkce|verifier|correlation|oauth|oidc|auth|txn|csrf|session|sess/i.test(name),
      )
    if (!start || !cookie) return { inapplicable: 'no login cookie was seen' }
    if (!staysBehind(cookie, start, callback) && !showsCookies(callback, context))
      return { cantTell: 'this trace does not show which cookies were sent' }
    if (cookieNamesIn(callback).includes(cookie.name)) return
    const data = {
      name: cookie.name,
      startHost: hostnameOf(start.request.url),
      callbackHost: hostnameOf(callback.request.url),
      status,
    }
    return {
      message: reasonOf(cookie, data),
      data,
      evidence: [
        atHeader({ exchange: start.id }, 'response', 'set-cookie'),
        atHeader(answer, 'request', 'cookie'),
        atPlace({ exchange: landed.id }, 'status'),
      ],
    }
  },
})

/** Without Domain a cookie goes back to the host that set it only (RFC 6265bis §5.7, host-only-flag): no trace needs to show that. */
function staysBehind({ domain }: SetCookie, start: HttpExchange, callback: HttpExchange) {
  return domain === undefined && hostnameOf(start.request.url) !== hostnameOf(callback.request.url)
}

function showsCookies(callback: HttpExchange, { exchanges }: RuleContext) {
  return (
    callback.request.headers !== undefined && exchanges.some(({ request }) => headerOf(request, 'cookie') !== undefined)
  )
}

/** Where the callback led in the end: many apps redirect to an error page of their own. */
function landedAt(callback: HttpExchange, { exchanges }: RuleContext): HttpExchange {
  let hop = callback
  for (let steps = 0; steps < 30; steps++) {
    const next = exchanges.find((each) => each.id === hop.redirectedTo)
    if (!next) break
    hop = next
  }
  return hop
}

function reasonOf(
  { sameSite }: SetCookie,
  { startHost, callbackHost }: { readonly startHost: string; readonly callbackHost: string },
) {
  if (startHost !== callbackHost) return 'host'
  return sameSite === 'strict' ? 'strict' : 'lost'
}

/** The app's answer that sent the user to the server. */
function startOf(
  { exchange: id }: { readonly exchange: string },
  { exchange, exchanges }: RuleContext,
): HttpExchange | undefined {
  const request = exchange({ exchange: id })
  return exchanges.find((each) => each.id === request.redirectedFrom || each.redirectedTo === id)
}
