import { type HttpExchange, headerOf } from '../model/http-exchange.ts'
import { type CorsReason, corsOutcome, isPreflight } from './cors.ts'
import { isRefused, preflightFor } from './preflight.ts'

/** Whether the page's script could read the answer, as far as the browser's rules for other origins decide it. */
export type PageAccess =
  | { readonly access: 'readable' }
  | {
      readonly access: 'hidden'
      /** `unseen`: no answer was seen, and the browser's word is the one it uses for CORS. */
      readonly reason: CorsReason | 'unseen'
      readonly origin: string
      readonly allowed?: string
    }
  | { readonly access: 'preflightRefused' }
  | { readonly access: 'unknown'; readonly why: string }
  /** Same origin, a navigation, no page behind it, or an extension, which has rules of its own. */
  | { readonly access: 'notLimited' }

export function pageAccess(exchange: HttpExchange, all: readonly HttpExchange[]): PageAccess {
  const outcome = corsOutcome(exchange)
  if (outcome.outcome === 'allowed') {
    // Whether it carried cookies decides how much the answer has to allow.
    const hidden = exchange.request.headers === undefined && !allowsCookies(exchange)
    return hidden
      ? { access: 'unknown', why: 'the header fields of the request were not captured' }
      : { access: 'readable' }
  }
  if (outcome.outcome === 'sameOrigin' || isPreflight(exchange)) return { access: 'notLimited' }
  const origin = headerOf(exchange.request, 'origin') ?? exchange.context.initiator
  if (origin === undefined || /-extension:/.test(origin)) return { access: 'notLimited' }
  const preflight = preflightFor(exchange, all)
  if (preflight && isRefused(preflight)) return { access: 'preflightRefused' }
  if (outcome.outcome === 'unknown') return fromItsEnd(exchange, origin, outcome.why)
  if (onlyReportedByPage(exchange))
    return { access: 'unknown', why: 'a page does not see all header fields of an answer' }
  const { reason, allowed } = outcome
  return { access: 'hidden', reason, origin, ...(allowed !== undefined && { allowed }) }
}

/** Connection problems have codes of their own; what Chromium calls ERR_FAILED for a page's request to another origin is CORS. */
function fromItsEnd({ error }: HttpExchange, origin: string, why: string): PageAccess {
  if (why === 'noHeaders') return { access: 'unknown', why: 'the header fields of the answer were not captured' }
  if (why !== 'noResponse' || error === undefined) return { access: 'notLimited' }
  if (error.kind === 'cors' || /ERR_FAILED/.test(error.code)) return { access: 'hidden', reason: 'unseen', origin }
  return { access: 'notLimited' }
}

function onlyReportedByPage({ provenance: { responseHeaders = [] } }: HttpExchange) {
  return responseHeaders.length > 0 && responseHeaders.every((source) => source === 'pageHook')
}

function allowsCookies({ response }: HttpExchange) {
  return (
    headerOf(response, 'access-control-allow-credentials') === 'true' &&
    headerOf(response, 'access-control-allow-origin') !== '*'
  )
}
