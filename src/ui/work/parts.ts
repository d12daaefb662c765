import type { HttpExchange } from '../../core/model/http-exchange.ts'

const mostExchanges = 400
/** Characters of bodies. */
const mostText = 4_000_000

/** Exchanges in parts so small that handing one from thread to thread is not felt. */
export function* partsOf(exchanges: readonly HttpExchange[]): Generator<readonly HttpExchange[]> {
  let part: HttpExchange[] = []
  let text = 0
  for (const exchange of exchanges) {
    part.push(exchange)
    text += textOf(exchange)
    if (part.length < mostExchanges && text < mostText) continue
    yield part
    part = []
    text = 0
  }
  if (part.length > 0) yield part
}

/** So much that a page would stand still while it works on them itself. */
export function areMany(exchanges: readonly HttpExchange[]): boolean {
  if (exchanges.length > 150) return true
  return exchanges.reduce((sum, exchange) => sum + textOf(exchange), 0) > 1_000_000
}

function textOf({ request, response, documentText }: HttpExchange): number {
  return (request.body?.text?.length ?? 0) + (response?.body?.text?.length ?? 0) + (documentText?.length ?? 0)
}
