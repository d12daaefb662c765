import type { HttpExchange } from '../../src/core/model/http-exchange.ts'

/** The same exchange in a tab whose bodies nobody captured. */
export function requestBodyUnseen({ request, ...rest }: HttpExchange): HttpExchange {
  return { ...rest, request: { ...request, body: { absent: 'notArmed' } } }
}

/** The same exchange from a source that keeps no header fields of requests. */
export function requestHeadersUnseen({ request, ...rest }: HttpExchange): HttpExchange {
  const { headers: _, ...shown } = request
  return { ...rest, request: shown }
}

/** The same exchange from a source that keeps no header fields of answers. */
export function responseHeadersUnseen({ response, ...rest }: HttpExchange): HttpExchange {
  if (!response) return rest
  const { headers: _, ...shown } = response
  return { ...rest, response: shown }
}

/** The same exchange, whose answer never came into view. */
export function unanswered({ response: _, ...rest }: HttpExchange): HttpExchange {
  return rest
}
