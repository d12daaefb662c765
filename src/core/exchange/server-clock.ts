import { type HttpExchange, headerOf } from '../model/http-exchange.ts'

/** The answering server's time (Date, RFC 9110 §6.6.1), milliseconds since the Unix epoch, to the second; undefined when it does not say. */
export function serverTimeOf({ response }: HttpExchange): number | undefined {
  const date = headerOf(response, 'date')
  const time = date === undefined ? Number.NaN : Date.parse(date.slice(0, 64))
  return Number.isNaN(time) ? undefined : time
}
