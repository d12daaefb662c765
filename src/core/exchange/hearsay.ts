import type { ExchangeContext, HttpExchange } from '../model/http-exchange.ts'

/** Only a page told of this request, and no part of the browser saw it: a hostile page could have made it up. */
export function isHearsay({ provenance: { request = [] } }: Pick<HttpExchange, 'provenance'>): boolean {
  return request.length > 0 && request.every((source) => source === 'pageHook')
}

/**
 * Whether a page may speak of this request, by what the browser says of both: one document does not know of the requests of
 * another. A worker has no document, but the origin of its pages.
 */
export function maySpeakOf(page: ExchangeContext, request: ExchangeContext): boolean {
  if (differ(page.tab, request.tab) || differ(page.initiator, request.initiator)) return false
  // A page that was rendered ahead of time gets another frame number when it is shown.
  const known = page.documentId !== undefined && request.documentId !== undefined
  return known ? page.documentId === request.documentId : !differ(page.frame, request.frame)
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}
