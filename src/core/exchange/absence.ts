import type { Absence, HttpExchange } from '../model/http-exchange.ts'
import { isPreflight } from './cors.ts'

/** Why the body of an answer that is over is not there; undefined when it is, or when there is none to be had. */
export function absenceOfResponseBody(exchange: HttpExchange): Absence | undefined {
  const { context, request, response } = exchange
  if (response === undefined || response.body?.text !== undefined) return undefined
  if (response.body?.absent !== undefined) return response.body.absent
  if (request.method === 'HEAD' || isPreflight(exchange) || isWithoutBody(response.status)) return undefined
  if (context.resourceType === 'worker' || context.tab === undefined || context.tab < 0) return 'notObservable'
  if (!context.armed) return 'notArmed'
  if (exchange.error?.kind === 'cors') return 'notObservable'
  return isDocument(context.resourceType) ? 'notObservable' : 'lost'
}

/** Statuses whose answer has no body, or one that nobody reads (RFC 9110 §15.3.5, §15.4). */
function isWithoutBody(status: number) {
  return status < 200 || status === 204 || status === 205 || (status >= 300 && status < 400)
}

/** The text of documents is read by a content script, not taken from the wire. */
function isDocument(resourceType: string) {
  return resourceType === 'mainFrame' || resourceType === 'subFrame' || resourceType === 'prefetch'
}
