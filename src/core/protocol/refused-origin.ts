import { headerOf } from '../model/http-exchange.ts'
import type { AuthorizationErrorPage } from '../model/message.ts'
import { toAuthorizationErrorPage } from './authorization-page.ts'
import { clientIdNames } from './authorization-shape.ts'
import { has, parameterValue } from './parse-form.ts'
import { originOf } from './parse-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/**
 * A sign-in library's own call or frame that its server refused, because the page's origin is not registered for the client
 * (Google Identity Services: 403 "The given origin is not allowed for the given client ID."). No authorization request follows, so this
 * is all that a trace has of the login. Known by its form: it names the client, comes from another origin, and the refusal's words speak
 * of origin and client both. Without the words it could be any API that takes a client_id.
 */
export function recognizeRefusedOrigin(read: ReadExchange): AuthorizationErrorPage | undefined {
  const { status = 0, method, url } = read
  if (method !== 'GET' || (status !== 400 && status !== 401 && status !== 403)) return undefined
  if (!has(url.query, ...clientIdNames) || !isEmbedded(read)) return undefined
  const page = toAuthorizationErrorPage(read)
  if (page?.text === undefined || !speaksOfOriginAndClient(page.text)) return undefined
  const client_id = clientIdNames.map((name) => parameterValue(url.query, name)).find((value) => value !== undefined)
  return { ...page, ...(client_id !== undefined && { client_id }) }
}

/** Called by a page of another origin, or shown in a frame of it. */
function isEmbedded({ exchange, isScript, url }: ReadExchange): boolean {
  const page = headerOf(exchange.request, 'origin') ?? exchange.context.initiator
  if (page !== undefined && originOf(page) === url.origin) return false
  return isScript || exchange.context.resourceType === 'subFrame'
}

function speaksOfOriginAndClient(text: string): boolean {
  const words = text.slice(0, 2000)
  return /\borigin\b/i.test(words) && /\bclient\b/i.test(words)
}
