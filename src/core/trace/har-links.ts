import type { HttpExchange } from '../model/http-exchange.ts'

/**
 * Ties redirect hops together. HAR tells only where each one leads; the hop that follows is the next request to that
 * address in the same tab. HAR also cuts fragments off request URLs: the Location field still has them.
 */
export function linkRedirects(exchanges: readonly HttpExchange[]): readonly HttpExchange[] {
  const waiting = new Map<string, number[]>()
  const linked = [...exchanges]
  exchanges.forEach((exchange, at) => {
    const sources = waiting.get(withoutFragment(exchange.request.url)) ?? []
    const match = sources.findIndex((source) => sameTab(exchanges[source], exchange))
    const source = match < 0 ? undefined : sources.splice(match, 1)[0]
    const from = source === undefined ? undefined : linked[source]
    if (source !== undefined && from) {
      linked[source] = { ...from, redirectedTo: exchange.id }
      linked[at] = { ...arrivedAt(exchange, from.response?.redirectUrl), redirectedFrom: from.id }
    }
    const target = exchange.response?.redirectUrl
    if (target !== undefined) {
      const key = withoutFragment(target)
      waiting.set(key, [...(waiting.get(key) ?? []), at])
    }
  })
  return linked
}

function arrivedAt(exchange: HttpExchange, redirectUrl: string | undefined): HttpExchange {
  const { request } = exchange
  if (request.url.includes('#') || !redirectUrl?.includes('#')) return exchange
  return { ...exchange, request: { ...request, url: request.url + redirectUrl.slice(redirectUrl.indexOf('#')) } }
}

function sameTab(one: HttpExchange | undefined, other: HttpExchange): boolean {
  return one?.context.tab === undefined || other.context.tab === undefined || one.context.tab === other.context.tab
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}
