import { hostOf } from '../../exchange/host.ts'
import { headerOf } from '../../model/http-exchange.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { at, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'origin-not-allowed',
  title: "The page's origin is not registered for the client",
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC9700-4.17.2'],
  requires: ['exchange'],
  why: 'The server answers scripts only on origins that are registered for the client.',
  fix: 'Add {origin} (scheme, host and port, no path, no slash) to the allowed origins of client {client} at {host}.',
  messages: { refused: '{host} does not allow the origin {origin} for client {client}.' },
  check({ exchange }, context) {
    const refusal = refusalOn(exchange, context)
    if (!refusal) return { inapplicable: 'there is no answer' }
    if (refusal.topic !== 'originNotAllowed')
      return (exchange.response?.status ?? 0) >= 400 ? unlessUnseen(exchange, 'responseBody') : undefined
    const { flow } = context
    const origin =
      headerOf(exchange.request, 'origin') ??
      exchange.context.initiator ??
      originOf(flow.authorizationRequest?.redirect_uri ?? '')
    return {
      message: 'refused',
      data: {
        host: hostOf(exchange.request.url),
        origin: origin ?? 'of the page',
        client: flow.client_id ?? '(unknown)',
      },
      evidence: [
        refusal.error === undefined ? atPlace({ exchange: exchange.id }, 'documentText') : at(refusal.message, 'error'),
      ],
    }
  },
})
