import { headerOf } from '../model/http-exchange.ts'
import type { AuthorizationErrorPage, SignInPage } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { oauthErrors } from './authorization-response.ts'
import { has, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'
import { visibleText } from './visible-text.ts'

export function toSignInPage(read: ReadExchange): SignInPage {
  return {
    type: 'SignInPage',
    exchange: read.id,
    at: read.exchange.startedAt,
    url: read.exchange.request.url,
    ...withoutUndefined({ status: read.status }),
  }
}

/** The page on which a login stopped, when its status or its words say that it is an error (RFC 6749 §4.1.2.1). */
export function toAuthorizationErrorPage(read: ReadExchange): AuthorizationErrorPage | undefined {
  const { response, request, endedAt, startedAt } = read.exchange
  if (response === undefined || (response.status >= 300 && response.status < 400)) return undefined
  const text = textOf(read)
  const said = { ...errorIn(text), ...errorInAddress(read), ...errorInJson(read) }
  if (said.error === undefined && !namesRedirectUri(text) && (response.status < 400 || isRefusedSignIn(read))) {
    return undefined
  }
  return {
    type: 'AuthorizationErrorPage',
    exchange: read.id,
    at: endedAt ?? startedAt,
    status: response.status,
    url: request.url,
    ...said,
    ...withoutUndefined({
      text,
      missing: text === undefined ? { body: response.body?.absent ?? ('notArmed' as const) } : undefined,
    }),
  }
}

function textOf(read: ReadExchange): string | undefined {
  if (read.exchange.documentText !== undefined) return read.exchange.documentText
  const text = read.exchange.response?.body?.text
  if (text === undefined) return undefined
  const html =
    read.responseBody.format === 'html' || /html/i.test(headerOf(read.exchange.response, 'content-type') ?? '')
  return html ? visibleText(text) : text.slice(0, maxTextLength)
}

const maxTextLength = 64 * 1024

function errorInAddress(read: ReadExchange) {
  const said = pick([...read.url.query, ...read.url.fragment], ['error', 'error_description', 'error_uri'])
  // `?error` and `?error=1` are how sign-in pages tell themselves of a wrong password.
  return said.error !== undefined && (oauthErrors.has(said.error) || /^[a-z]+(?:_[a-z]+)+$/.test(said.error))
    ? said
    : {}
}

/** The sign-in form again: a wrong password, and then the user gave up. Nothing is wrong with the request. */
function isRefusedSignIn({ method, status = 0, url }: ReadExchange): boolean {
  return method === 'POST' && [400, 401, 403, 422].includes(status) && !has(url.query, 'client_id', 'request_uri')
}

function errorInJson(read: ReadExchange) {
  const { object, format } = read.responseBody
  if (format !== 'json' || object === undefined || typeof object.error !== 'string') return {}
  const description = object.error_description
  return { error: object.error, ...(typeof description === 'string' ? { error_description: description } : {}) }
}

/** A code of the specification in the page's words, or a product's own for the same. */
function errorIn(text: string | undefined): { readonly error?: string; readonly error_description?: string } {
  if (text === undefined) return {}
  const words = text.slice(0, maxTextLength)
  const named = /\berror(?:[ _]?code)?["']?\s{0,3}[:=]\s{0,3}["']?([a-z][a-z_]{3,60})\b/i
    .exec(words)?.[1]
    ?.toLowerCase()
  const error =
    named !== undefined && (oauthErrors.has(named) || named.includes('_'))
      ? named
      : (firstKnown(words) ?? numbered(words))
  const description = /\berror_description["']?\s{0,3}[:=]\s{0,3}["']?([^\n"]{1,500})/i.exec(words)?.[1]?.trim()
  return withoutUndefined({ error, error_description: error === undefined ? undefined : description })
}

/** To a person signing in nobody speaks of redirect URIs, except a server that refuses one (RFC 6749 §4.1.2.1). */
function namesRedirectUri(text: string | undefined): boolean {
  return text !== undefined && /\bredirect(?:ion)?[ _-]ur[il]s?\b/i.test(text.slice(0, maxTextLength))
}

/** Products that number their errors show the number first: `AADSTS50011:`, `AADB2C90006:`, `MSIS9224:`. */
function numbered(words: string): string | undefined {
  return /\b([A-Z][A-Z0-9]{3,9}\d{3,8}):\s/.exec(words)?.[1]
}

function firstKnown(words: string): string | undefined {
  for (const [word] of words.matchAll(/[a-z]{2,30}(?:_[a-z]{2,30}){1,5}/gi)) {
    if (oauthErrors.has(word.toLowerCase())) return word.toLowerCase()
  }
  return undefined
}
