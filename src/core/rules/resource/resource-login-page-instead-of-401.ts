import { hostOf } from '../../exchange/host.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { parseUrl } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'resource-login-page-instead-of-401',
  title: 'The API answered with a sign-in page instead of 401',
  severity: 'error',
  certainty: 'provable',
  owner: 'resourceServer',
  specs: ['RFC6750-3', 'RFC9110-15.5.2'],
  requires: ['resourceRequest', 'resourceResponse'],
  why: 'A script cannot show a sign-in page: it needs the status 401 to renew its token or to start a login.',
  fix: 'Let the addresses of the API answer 401 without a redirect, in the API itself and in a proxy in front of it.',
  messages: {
    redirect: '{api} redirected a call of the app to a sign-in page ({target}) instead of answering 401.',
    page: '{api} answered a call of the app with a sign-in page (HTTP {status}) instead of 401.',
  },
  check({ resourceRequest: request, resourceResponse: response }, context) {
    const exchange = context.exchange(response)
    if (['mainFrame', 'subFrame'].includes(exchange.context.resourceType))
      return { inapplicable: 'a navigation may be sent to a sign-in page' }
    const { redirectUrl, body } = exchange.response ?? {}
    const data = {
      api: hostOf(request.endpoint),
      status: response.status,
      target: parseUrl(redirectUrl ?? '').endpoint,
    }
    if (redirectUrl !== undefined && (isSignIn(redirectUrl, request.endpoint) || startsLogin(exchange, context))) {
      return {
        message: 'redirect',
        data,
        evidence: [atPlace(response, 'status'), atHeader(response, 'response', 'location')],
      }
    }
    if (response.status >= 300) return
    if (!/<input[^>]{0,200}type=["']?password/i.test(body?.text?.slice(0, 50_000) ?? ''))
      return mayBePage(exchange) ? unlessUnseen(exchange, 'responseBody') : undefined
    return {
      message: 'page',
      data,
      evidence: [atPlace(response, 'responseBody'), atHeader(response, 'response', 'content-type')],
    }
  },
})

/** JSON and other data are no page, whatever is in them. */
function mayBePage({ response }: HttpExchange) {
  return /html/i.test(headerOf(response, 'content-type') ?? 'html')
}

/** By its path; by its host only when that is another one, for an API may live beside the sign-in. */
function isSignIn(url: string, api: string) {
  const elsewhere = hostOf(url) !== hostOf(api)
  return signInPath.test(parseUrl(url).path) || (elsewhere && /^(?:log-?in|sign-?in)\./i.test(hostOf(url)))
}

const signInPath =
  /\/(?:log-?in|sign-?in|oauth2\/start|oauth2\/sign_in|authorize|saml2?|cdn-cgi\/access\/login)(?:[/.]|$)/i

function startsLogin({ redirectedTo }: HttpExchange, { flows }: RuleContext) {
  return flows.some((flow) =>
    flow.messages.some((each) => each.type === 'AuthorizationRequest' && each.exchange === redirectedTo),
  )
}
