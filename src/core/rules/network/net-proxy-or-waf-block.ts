import { type Block, blockedInFront } from '../../exchange/blocked-in-front.ts'
import { hostOf } from '../../exchange/host.ts'
import { succeededLater } from '../../exchange/retry.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'net-proxy-or-waf-block',
  title: 'A firewall or proxy blocked the request',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'network',
  specs: ['RFC9110-15.5.4', 'RFC9110-15.5.8'],
  requires: ['exchange'],
  why: 'The request never reached the sign-in service, so no change to the OAuth request helps. It is not an expired session.',
  fix: 'Ask the network or security team of {host}{reference}; try another network, and look for an allow list of IP addresses.',
  messages: {
    blocked: 'Something in front of {host} blocked the request to {endpoint} ({marker}, HTTP {status}).',
    byServer: '{host} refuses requests from this network address: {words}',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response || endpoint.kind === 'callback') return { inapplicable: 'no answer of a server' }
    const data = { host: hostOf(request.url), endpoint: endpoint.name, status: response.status }
    const refusal = refusalOn(exchange, context)
    if (refusal?.error !== undefined) {
      if (refusal.topic !== 'ipBlocked') return
      return {
        message: 'byServer',
        data: { ...data, words: refusal.words, reference: '' },
        evidence: [at(refusal.message, 'error')],
      }
    }
    const block = blockedInFront(exchange)
    if (block === undefined || passedLater(exchange, context)) return
    if (block === 'unknown') return { cantTell: `the text of the ${response.status} answer was not captured` }
    const reference = block.reference ? ` with the reference ${block.reference}` : ''
    return {
      message: 'blocked',
      data: { ...data, marker: block.marker, reference },
      evidence: evidenceOf(block, exchange),
    }
  },
})

/** A bot check that the browser solved: the same address answered, or the login went on. */
function passedLater(exchange: HttpExchange, { exchanges, flow }: RuleContext) {
  if (succeededLater(exchange, exchanges)) return true
  const navigated = ['mainFrame', 'subFrame'].includes(exchange.context.resourceType)
  return navigated && (flow.authorizationResponse?.at ?? 0) > exchange.startedAt
}

function evidenceOf(block: Block, exchange: HttpExchange) {
  const of = { exchange: exchange.id }
  if (block.header) return [atHeader(of, 'response', block.header), atPlace(of, 'status')]
  const place = exchange.response?.body?.text === undefined ? 'documentText' : 'responseBody'
  return [atPlace(of, exchange.response?.status === 407 ? 'status' : place, block.marker), atPlace(of, 'status')]
}
