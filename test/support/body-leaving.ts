import type { Body } from '../../src/core/model/http-exchange.ts'
import type { RedactOptions } from '../../src/core/redact/redact.ts'
import { redactionOf } from './inspected.ts'
import { authorizationCodeFlow, example, exchange, trace } from './traces.ts'

/** What stays of a body that a page of the app sends beside a login, with the whole redaction. */
export async function bodyLeaving(body: string | Body, options?: RedactOptions) {
  const call = exchange({ url: `${example.app}/data`, at: example.start + 900, requestBody: '' })
  const sent = { ...call, request: { ...call.request, body: typeof body === 'string' ? { text: body } : body } }
  const redaction = await redactionOf(trace(authorizationCodeFlow(), sent), options)
  const left = redaction.trace.exchanges.at(-1)?.request.body
  return { redaction, body: left, text: left?.text }
}

/** What stays of a page with this inside. */
export async function pageLeaving(html: string) {
  return (await bodyLeaving(`<html>${html}`)).text
}

/** What is written anew around what stays of a page. */
export function page({ head = '', body = '', text = '' }) {
  return `<!doctype html><html><head>${head}</head><body>${body}<p>${text}</p></body></html>`
}
