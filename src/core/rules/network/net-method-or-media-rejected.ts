import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { endpointOf, isServerEndpoint } from '../../protocol/endpoint.ts'
import { parseUrl } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-method-or-media-rejected',
  title: 'The endpoint does not take this method or media type',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.2', 'RFC9110-15.5.6', 'RFC9110-15.5.16'],
  requires: ['exchange'],
  generic: true,
  worthAWarning: 'Code and secrets stand in an address, which is logged (RFC 6749 §3.2 demands POST).',
  why: 'The address exists, and refuses the request before it reads its parameters.',
  fix: 'Send a POST with a form body (application/x-www-form-urlencoded) and Accept: application/json.',
  messages: {
    method: '{url} does not take {method} (HTTP {status}); a token request is always a POST.',
    refused: '{url} does not take {method} (HTTP {status}).',
    media: '{url} does not take a body of type {media} (HTTP {status}).',
    accept: '{url} cannot answer in a form that the request accepts ({accept}, HTTP {status}).',
    length: '{url} wants to know the length of the body (HTTP {status}); a proxy may have removed it.',
    tokenByGet: 'The token request was sent with {method}: code and secrets stand in its address.',
  },
  check({ exchange }, { flow, provider }) {
    const { request, response, id } = exchange
    const endpoint = endpointOf(flow.messages, id)
    if (!endpoint || !isServerEndpoint(endpoint) || !response) return { inapplicable: 'no answer of the server' }
    if (isBlocked(exchange)) return { inapplicable: 'a firewall answered' }
    const wrongMethod = endpoint.kind === 'token' && request.method !== 'POST'
    const message = wrongMethod && response.status >= 400 ? 'method' : messageOf[response.status]
    const media = headerOf(request, 'content-type') ?? 'none'
    const data = {
      url: parseUrl(request.url).endpoint,
      method: request.method,
      status: response.status,
      media,
      accept: headerOf(request, 'accept') ?? 'nothing',
    }
    if (message) return { message, data, evidence: evidenceOf(exchange, message) }
    if (!wrongMethod || response.status >= 300 || provider.deviations.tokenRequestInQuery) return
    return { message: 'tokenByGet', severity: 'warning', data, evidence: [atPlace({ exchange: id }, 'url')] }
  },
})

const messageOf: Readonly<Partial<Record<number, 'refused' | 'accept' | 'length' | 'media'>>> = {
  405: 'refused',
  406: 'accept',
  411: 'length',
  415: 'media',
}

function evidenceOf({ id }: HttpExchange, message: string) {
  const of = { exchange: id }
  if (message === 'media') return [atPlace(of, 'status'), atHeader(of, 'request', 'content-type')]
  if (message === 'accept') return [atPlace(of, 'status'), atHeader(of, 'request', 'accept')]
  return [atPlace(of, 'status'), atPlace(of, 'url')]
}
