import { hostOf } from '../../exchange/host.ts'
import { pageAccess } from '../../exchange/page-access.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { type EndpointKind, endpointOf } from '../../protocol/endpoint.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cors-blocked',
  title: 'The browser hid the answer from the app (CORS)',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['FETCH-cors-check', 'BBA-6.3.3.4'],
  requires: ['exchange'],
  why: 'A page may read an answer of another origin only when that answer allows its origin; the app sees no more than a network error.',
  fix: 'Add exactly {origin}, without path or slash, to the allowed origins of this client at {host}. Where a provider has no CORS, send the request from a backend.',
  messages: {
    absent:
      '{host} answered {status}, but the browser hid it from the app: no Access-Control-Allow-Origin allows {origin}.',
    otherOrigin:
      '{host} answered {status}, but the browser hid it from the app: it allows {allowed}, and the page is {origin}.',
    several:
      '{host} answered {status}, but the browser hid it from the app: it names more than one allowed origin ({allowed}).',
    wildcardWithCredentials:
      '{host} answered {status}, but the browser hid it from the app: * is not enough for a request with cookies.',
    credentialsNotAllowed:
      '{host} answered {status}, but the browser hid it from the app: the request carries cookies, and Access-Control-Allow-Credentials is missing.',
    unseen: 'The browser did not let {origin} read the answer of {host} ({error}): {host} does not allow this origin.',
    byDesign: '{host} does not let browser apps read this answer, by design: {design}',
  },
  check({ exchange }, context) {
    const { response, request, error } = exchange
    const endpoint = endpointOf(context.flow.messages, exchange.id)
    const answer = pageAccess(exchange, context.exchanges)
    if (!endpoint || pages.has(endpoint.kind) || answer.access === 'notLimited')
      return { inapplicable: 'not limited by CORS' }
    if (answer.access === 'preflightRefused') return { inapplicable: 'it was never sent' }
    if (answer.access === 'unknown') return { cantTell: answer.why }
    if (answer.access === 'readable') return
    // Such answers often carry no CORS header; what they say is the reason.
    if (response && (response.status >= 400 || isRedirectedPost(exchange)))
      return { inapplicable: 'refused for another reason' }
    const design = endpoint.kind === 'token' ? context.provider.deviations.withoutTokenCors : undefined
    const { origin, reason, allowed = '' } = answer
    const data = {
      host: hostOf(request.url),
      origin,
      status: response?.status ?? '',
      allowed,
      error: error?.code ?? '',
      design: design ?? '',
    }
    if (design !== undefined) return { message: 'byDesign', owner: 'client', data, evidence: evidenceOf(exchange) }
    const message = isMessage(reason) ? reason : 'absent'
    return {
      message,
      data,
      evidence: evidenceOf(exchange),
      ...(endpoint.kind === 'api' && { owner: 'resourceServer' }),
    }
  },
})

/** Addresses to navigate to: a script that fetches them is the fault. */
const pages = new Set<EndpointKind>(['callback', 'authorization', 'signIn', 'logout'])

const reasons = [
  'absent',
  'otherOrigin',
  'several',
  'wildcardWithCredentials',
  'credentialsNotAllowed',
  'unseen',
] as const

function isMessage(reason: string): reason is (typeof reasons)[number] {
  return reasons.some((each) => each === reason)
}

function isRedirectedPost({ request, response }: HttpExchange) {
  return request.method === 'POST' && response !== undefined && response.status >= 300
}

function evidenceOf(exchange: HttpExchange) {
  const of = { exchange: exchange.id }
  const answer = exchange.response?.headers
    ? atHeader(of, 'response', 'access-control-allow-origin')
    : atPlace(of, 'networkError')
  return [atHeader(of, 'request', 'origin'), answer]
}
