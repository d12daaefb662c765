import type { HttpExchange } from '../model/http-exchange.ts'
import { corsOutcome, isPreflight } from './cors.ts'

/** A preflight and its request start within this time of each other. Milliseconds. */
const pairWindow = 10_000

/** The permission request that belongs to a request: same address, at about the same time. */
export function preflightFor(exchange: HttpExchange, all: readonly HttpExchange[]): HttpExchange | undefined {
  return all
    .filter((each) => isPreflight(each) && withoutFragment(each.request.url) === withoutFragment(exchange.request.url))
    .filter((each) => Math.abs(each.startedAt - exchange.startedAt) < pairWindow)
    .at(-1)
}

/** Refused by its answer, or cut off on the way. */
export function isRefused(preflight: HttpExchange): boolean {
  return preflight.error !== undefined || corsOutcome(preflight).outcome === 'blocked'
}

function withoutFragment(url: string) {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}
