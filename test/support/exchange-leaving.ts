import type { RedactOptions } from '../../src/core/redact/redact.ts'
import { redactionOf } from './inspected.ts'
import { authorizationCodeFlow, type ExchangeOptions, example, exchange, trace } from './traces.ts'

/** What stays of one exchange of the app, beside a login, with the whole redaction. */
export async function exchangeLeaving(options: Partial<ExchangeOptions>, how?: RedactOptions) {
  const call = exchange({ url: `${example.app}/x`, at: example.start + 900, ...options })
  const redaction = await redactionOf(trace(authorizationCodeFlow(), call), how)
  return { redaction, left: redaction.trace.exchanges.at(-1) }
}
