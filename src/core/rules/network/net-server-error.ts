import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { hostOf } from '../../exchange/host.ts'
import { referenceOf } from '../../exchange/reference.ts'
import { succeededLater } from '../../exchange/retry.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { endpointOf, isServerEndpoint } from '../../protocol/endpoint.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-server-error',
  title: 'The server failed',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC9110-15.6', 'RFC6749-4.1.2.1'],
  requires: ['exchange'],
  generic: true,
  why: 'The server says that the fault is its own; the request itself may be fine.',
  fix: 'Look at the status page and the log of {host}, and retry later with growing pauses.',
  messages: {
    status: 'The server failed: {endpoint} at {host} answered {status}.',
    said: 'The server says that it failed: {words}.',
    tooSlow: 'The sign-in page had expired before the user was done ({words}).',
    recovered: 'The server failed once ({endpoint} at {host} answered {status}); the same request succeeded later.',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response) return { inapplicable: 'there is no answer' }
    const refusal = refusalOn(exchange, context)
    const data = {
      host: hostOf(request.url),
      endpoint: endpoint.name,
      status: response.status,
      words: refusal?.words ?? '',
    }
    if (refusal?.error !== undefined) {
      const evidence = [at(refusal.message, 'error')]
      if (refusal.topic === 'loginPageExpired')
        return { message: 'tooSlow', severity: 'info', owner: 'user', data, evidence }
      if (serverErrors.has(refusal.error) || refusal.topic === 'serverFault') return { message: 'said', data, evidence }
    }
    if (!isServerEndpoint(endpoint) || withOwnRule.has(endpoint.kind))
      return { inapplicable: 'no endpoint of the login' }
    if (response.status < 500) return
    if (refusal?.error || isBlocked(exchange)) return { inapplicable: 'the status is not the reason' }
    const message = succeededLater(exchange, context.exchanges) ? 'recovered' : 'status'
    return { message, data, evidence: evidenceOf(exchange), ...(message === 'recovered' && { severity: 'info' }) }
  },
})

const serverErrors = new Set(['server_error', 'temporarily_unavailable'])
/** Discovery and keys say it in their own words. */
const withOwnRule = new Set(['metadata', 'keys'])

function evidenceOf(exchange: HttpExchange) {
  const of = { exchange: exchange.id }
  const reference = referenceOf(exchange)
  return [atPlace(of, 'status'), ...(reference ? [atHeader(of, 'response', reference.name, 'for the operator')] : [])]
}
