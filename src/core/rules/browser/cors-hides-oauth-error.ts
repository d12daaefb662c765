import { hostOf } from '../../exchange/host.ts'
import { pageAccess } from '../../exchange/page-access.ts'
import { statusTells } from '../../exchange/status-tells.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cors-hides-oauth-error',
  title: 'A missing CORS header hid why the server refused',
  severity: 'info',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['FETCH-cors-check', 'RFC6749-5.2'],
  requires: ['exchange'],
  generic: true,
  why: 'The server refused the request itself. Its error answer has no CORS header, so the console speaks of CORS and the app never sees the reason.',
  fix: 'Correct what the server refused; ignore the CORS text in the console. Let {host} send its CORS header on error answers too.',
  messages: {
    named:
      'Not really a CORS problem: {host} refused with {status} ({words}), and its error answer has no CORS header.',
    plain: 'Not really a CORS problem: {host} answered {status}, and its error answer has no CORS header.',
    unread:
      'Not really a CORS problem: {host} refused {endpoint} with {status}. Its error answer has no CORS header and was not captured, so the reason cannot be told here: see the log of the server.',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response || response.status < 400) return { inapplicable: 'the server did not refuse' }
    const answer = pageAccess(exchange, context.exchanges)
    if (answer.access !== 'hidden')
      return answer.access === 'unknown'
        ? { cantTell: answer.why }
        : answer.access === 'readable'
          ? undefined
          : { inapplicable: 'not limited by CORS' }
    const refusal = refusalOn(exchange, context)
    const data = {
      host: hostOf(request.url),
      endpoint: `the request to ${endpoint.name}`,
      status: response.status,
      words: refusal?.words ?? '',
    }
    const header = atHeader({ exchange: id }, 'response', 'access-control-allow-origin')
    if (refusal?.words) return { message: 'named', data, evidence: [at(refusal.message, 'error'), header] }
    const evidence = [atPlace({ exchange: id }, 'status'), header]
    if (response.body?.text !== undefined || statusTells(exchange) || saysIt.has(endpoint.kind))
      return { message: 'plain', data, evidence }
    // Nothing else can name the reason then.
    return { message: 'unread', severity: 'error', data, evidence }
  },
})

/** Rules of their own judge the bare status of these. */
const saysIt = new Set(['metadata', 'keys', 'userInfo', 'api'])
