import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'net-header-too-large',
  title: 'The request is too large',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6585-5', 'RFC9110-15.5.15', 'RFC9110-15.5.14'],
  requires: ['exchange'],
  why: 'Servers refuse long addresses and header fields before they read them, so the login stops without an OAuth error.',
  fix: 'Delete the cookies of unfinished logins for this host, keep state and claims short, and send large requests with POST.',
  messages: {
    cookies: 'The request to {endpoint} is too large (HTTP {status}): {count} cookies with {size} characters.',
    address: 'The address of the request to {endpoint} is too long (HTTP {status}): {size} characters.',
    other: 'The request to {endpoint} is too large (HTTP {status}).',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response) return { inapplicable: 'there is no answer' }
    const tooLarge =
      [413, 414, 431].includes(response.status) ||
      (response.status === 400 && saysTooLarge(exchange)) ||
      refusalOn(exchange, context)?.topic === 'requestTooLarge'
    if (!tooLarge) return response.status === 400 ? unlessUnseen(exchange, 'responseBody') : undefined
    const cookies = headerOf(request, 'cookie') ?? ''
    const status = atPlace({ exchange: id }, 'status')
    const data = {
      endpoint: endpoint.name,
      status: response.status,
      count: cookies.split(';').length,
      size: cookies.length,
    }
    if (cookies.length > 4000)
      return { message: 'cookies', data, evidence: [status, atHeader({ exchange: id }, 'request', 'cookie')] }
    if (request.url.length > 2000)
      return {
        message: 'address',
        data: { ...data, size: request.url.length },
        evidence: [status, atPlace({ exchange: id }, 'url')],
      }
    return { message: 'other', data, evidence: [status] }
  },
})

/** nginx, IIS, Apache and Tomcat answer 400 for it. */
function saysTooLarge({ response, documentText }: HttpExchange) {
  const text = (response?.body?.text ?? documentText ?? '').slice(0, 4000)
  return /header or cookie too large|header fields? too large|request too long|request-ur[il] too (?:large|long)|exceeds server limit|request header is too large/i.test(
    text,
  )
}
