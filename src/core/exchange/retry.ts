import type { HttpExchange } from '../model/http-exchange.ts'

/** A repetition later than this is another attempt of the user, not a retry. Milliseconds. */
const retryWindow = 60_000

/** The same request again, answered without an error status: the first failure did no harm. */
export function succeededLater(exchange: HttpExchange, all: readonly HttpExchange[]): HttpExchange | undefined {
  return all.find(
    (each) =>
      each.startedAt > exchange.startedAt &&
      each.startedAt - exchange.startedAt <= retryWindow &&
      isSameRequest(each, exchange) &&
      each.error === undefined &&
      (each.response?.status ?? 500) < 400,
  )
}

/** Same method, address and body. Header fields may differ: a DPoP proof is new each time. */
export function isSameRequest(a: HttpExchange, b: HttpExchange): boolean {
  return (
    a.id !== b.id &&
    a.request.method === b.request.method &&
    a.request.url === b.request.url &&
    a.request.body?.text === b.request.body?.text
  )
}

/** Seconds to wait before the next try (RFC 9110 §10.2.3); undefined when the answer does not say. */
export function retryAfterSeconds({ response, startedAt, endedAt }: HttpExchange): number | undefined {
  const value = response?.headers?.find((field) => field.name === 'retry-after')?.value.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const date = Date.parse(value.slice(0, 64))
  return Number.isNaN(date) ? undefined : Math.max(0, Math.round((date - (endedAt ?? startedAt)) / 1000))
}
