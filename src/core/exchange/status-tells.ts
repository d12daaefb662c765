import type { HttpExchange } from '../model/http-exchange.ts'
import { isBlocked } from './blocked-in-front.ts'

/** The bare status, or a firewall's page, is the whole reason (RFC 9110 §15): what else is odd about such an answer follows from it. */
export function statusTells(exchange: HttpExchange): boolean {
  const { status = 0 } = exchange.response ?? {}
  return [404, 405, 407, 410, 415, 429].includes(status) || status >= 500 || isBlocked(exchange)
}
