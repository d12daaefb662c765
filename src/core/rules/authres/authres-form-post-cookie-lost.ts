import { hostOf } from '../../exchange/host.ts'
import { cookiesSetBy } from '../../exchange/set-cookie.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

/** Chrome's Lax+POST, milliseconds (RFC 6265bis §5.6.7.2). */
const graceOfFreshCookies = 120_000

export default defineRule({
  id: 'authres-form-post-cookie-lost',
  title: "The app's login cookie was not sent with the posted answer",
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['FPRM-2', 'RFC6265BIS-5.6.7'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The server posts the answer from its own site. A cookie with SameSite=Lax or Strict stays behind, so the app cannot find its state ("Correlation failed", "State cookie was missing").',
  fix: 'Set the cookie of the login with SameSite=None; Secure, or use response_mode=query where the server allows it.',
  messages: { lost: 'The answer was posted to the app without its cookies, and the app refused it (HTTP {status}).' },
  check({ authorizationResponse: response }, { exchange, exchanges }) {
    const delivery = exchange(response)
    if (response.carrier !== 'form') return { inapplicable: 'the answer was not posted' }
    const status = response.deliveryStatus
    if (status === undefined) return unlessUnseen(delivery, 'response')
    if (status < 400 || status === 404 || status === 405) return
    if (delivery.request.headers === undefined)
      return { cantTell: 'the header fields of the callback were not captured' }
    if (headerOf(delivery.request, 'cookie') !== undefined) return
    const stayed = exchanges.some((each) => setsCookieThatStays(each, delivery))
    // Some captures leave cookies out altogether: without one that was set, nothing is known to be lost.
    if (!stayed) return { cantTell: 'no cookie of the app was seen being set before' }
    return {
      message: 'lost',
      data: { status },
      evidence: [atHeader(response, 'request', 'cookie'), atPlace(response, 'status')],
    }
  },
})

/** A cookie of the app that a post from another site does not carry. Fresh ones without SameSite are sent for two minutes. */
function setsCookieThatStays(each: HttpExchange, delivery: HttpExchange): boolean {
  const age = delivery.startedAt - each.startedAt
  // What the refusal itself sets comes too late.
  if (age <= 0 || hostOf(each.request.url) !== hostOf(delivery.request.url)) return false
  return cookiesSetBy(each).some(
    ({ sameSite }) => sameSite !== 'none' && (sameSite === 'lax' || sameSite === 'strict' || age > graceOfFreshCookies),
  )
}
