import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { type CorsOutcome, corsOutcome } from '../../exchange/cors.ts'
import { hostOf } from '../../exchange/host.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'cors-preflight-rejected',
  title: "The browser's permission request was refused",
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['FETCH-cors-preflight-fetch', 'BBA-6.3.3.4'],
  requires: ['corsPreflight'],
  why: 'Before an unusual request to another origin the browser asks with OPTIONS. Refused, it never sends the request itself.',
  fix: 'Answer OPTIONS at {host} without asking for a token, with 204 and the methods and header fields that the app uses; send the token request as a plain form without header fields of its own.',
  messages: {
    status: 'The permission request (OPTIONS) to {host} was refused with {status}, so the browser never sent {method}.',
    notFound:
      'The permission request (OPTIONS) to {address} was answered with {status}, so the browser never sent {method}. Either the address is wrong, or the server does not answer OPTIONS there.',
    redirected:
      'The permission request (OPTIONS) to {host} was redirected ({status}), which browsers do not follow; {method} was never sent.',
    origin:
      'The answer to the permission request (OPTIONS) of {host} does not allow {origin}, so the browser never sent {method}.',
    method: 'The answer to the permission request (OPTIONS) of {host} does not allow the method {notAllowed}.',
    headers: 'The answer to the permission request (OPTIONS) of {host} does not allow the header fields {notAllowed}.',
    byDesign: '{host} does not answer the permission request (OPTIONS) of browser apps, by design: {design}',
  },
  check({ corsPreflight }, context) {
    const exchange = context.exchange(corsPreflight)
    const outcome = corsOutcome(exchange)
    if (outcome.outcome === 'allowed') return unlessUnseen(exchange, 'requestHeaders')
    if (outcome.outcome === 'unknown' && outcome.why === 'noHeaders')
      return { cantTell: 'the header fields of the answer were not captured' }
    if (outcome.outcome !== 'blocked' || isOtherFault(exchange)) return { inapplicable: 'not refused by its answer' }
    const { origin, notAllowed = [] } = outcome
    const { status = 0, requestedMethod: method = 'the request' } = corsPreflight
    const { withoutTokenCors: design } = context.provider.deviations
    const data = {
      host: hostOf(corsPreflight.url),
      address: corsPreflight.url.split(/[?#]/)[0] ?? '',
      origin,
      status,
      method,
      notAllowed: notAllowed.join(', '),
      design: design ?? '',
    }
    const message = design === undefined ? messageOf(outcome, status) : 'byDesign'
    return { message, data, evidence: evidenceOf(exchange, message), ...(design !== undefined && { owner: 'client' }) }
  },
})

/** What any other request would have met too: an outage, a limit, a firewall. 501 is about OPTIONS. */
function isOtherFault(exchange: HttpExchange) {
  const status = exchange.response?.status ?? 0
  return status === 429 || (status >= 500 && status !== 501) || isBlocked(exchange)
}

function messageOf(outcome: CorsOutcome & { readonly outcome: 'blocked' }, status: number) {
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 404 || status === 410) return 'notFound'
  if (status < 200 || status > 299) return 'status'
  if (outcome.reason === 'methodNotAllowed') return 'method'
  return outcome.reason === 'headerNotAllowed' ? 'headers' : 'origin'
}

const headerAt: Readonly<Record<string, string>> = {
  method: 'access-control-allow-methods',
  headers: 'access-control-allow-headers',
  origin: 'access-control-allow-origin',
}

function evidenceOf({ id }: HttpExchange, message: string) {
  const header = headerAt[message]
  if (header === undefined) return [atPlace({ exchange: id }, 'status')]
  const asked =
    message === 'origin'
      ? 'origin'
      : message === 'method'
        ? 'access-control-request-method'
        : 'access-control-request-headers'
  return [atHeader({ exchange: id }, 'response', header), atHeader({ exchange: id }, 'request', asked)]
}
