import type { HttpExchange } from '../../core/model/http-exchange.ts'

/** Said of a step of which not all was kept; undefined when nothing was cut. */
export function cutBody({ request, response }: HttpExchange): string | undefined {
  const cut = [request.body?.truncated && 'the request', response?.body?.truncated && 'the answer'].filter(Boolean)
  if (cut.length === 0) return undefined
  return `Only the beginning of the body of ${cut.join(' and of ')} was kept: what stood after it is not shown here.`
}
