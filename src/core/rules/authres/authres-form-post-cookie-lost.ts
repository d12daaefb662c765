import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

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
    if (response.carrier !== 'form' || delivery.request.method !== 'POST')
      return { inapplicable: 'the answer was not posted' }
    const status = response.deliveryStatus
    if (status === undefined || status < 400 || status === 404 || status === 405) return
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
  if (each.startedAt > delivery.startedAt || hostOf(each) !== hostOf(delivery)) return false
  return (each.response?.headers ?? []).some(({ name, value }) => {
    if (name !== 'set-cookie' || /;\s*SameSite=None/i.test(value)) return false
    return /;\s*SameSite=(?:Lax|Strict)/i.test(value) || delivery.startedAt - each.startedAt > graceOfFreshCookies
  })
}

function hostOf({ request }: HttpExchange) {
  return /^https?:\/\/([^/?#]+)/i.exec(request.url)?.[1]
}
