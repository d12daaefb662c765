import type { JsonObject } from '../model/facts.ts'
import { type Absence, type Body, headerOf } from '../model/http-exchange.ts'
import type { BodyFormat, Parameter } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { memberOf } from '../token/json.ts'
import type { ReadExchange } from './read-exchange.ts'

type Missing = Readonly<Partial<Record<'headers' | 'body', Absence>>>

/** What every request message has in common. */
export function requestParts(read: ReadExchange) {
  return withoutUndefined({
    exchange: read.id,
    at: read.exchange.startedAt,
    endpoint: read.url.endpoint,
    parameters: read.parameters,
    missing: missingOfRequest(read),
  })
}

/** What every answer with a body has in common; undefined when none came. */
export function responseParts(read: ReadExchange) {
  const { response } = read.exchange
  if (response === undefined) return undefined
  return withoutUndefined({
    exchange: read.id,
    at: read.exchange.endedAt ?? read.exchange.startedAt,
    status: response.status,
    contentType: headerOf(response, 'content-type'),
    format: read.responseBody.format as BodyFormat,
    body: read.responseBody.object,
    missing: missingOfResponse(read),
  })
}

/** Members of an error answer as text (RFC 6749 §5.2). */
export function errorParts(object: JsonObject | undefined) {
  return textMembers(object, ['error', 'error_description', 'error_uri'])
}

/** The named members when they are strings. */
export function textMembers<const N extends string>(object: JsonObject | undefined, names: readonly N[]) {
  const found = names.flatMap((name) => {
    const value = memberOf(object, name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(found) as { readonly [K in N]?: string }
}

/** The named members of any type; absent ones are absent. */
export function anyMembers<const N extends string>(object: JsonObject | undefined, names: readonly N[]) {
  const found = names.flatMap((name) => {
    const value = memberOf(object, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found) as { readonly [K in N]?: unknown }
}

export function textOf(parameters: readonly Parameter[]): JsonObject {
  return Object.fromEntries(
    parameters.filter(({ name }) => name !== '__proto__').map(({ name, value }) => [name, value]),
  )
}

function missingOfRequest({ exchange }: ReadExchange): Missing | undefined {
  const { request } = exchange
  const bodyExpected = request.method === 'POST' || request.method === 'PUT'
  return missing(
    request.headers === undefined ? 'notObservable' : undefined,
    request.body === undefined
      ? bodyExpected && headerOf(request, 'content-length') !== '0'
        ? 'notObservable'
        : undefined
      : request.body.text === undefined
        ? (request.body.absent ?? 'lost')
        : undefined,
  )
}

function missingOfResponse({ exchange, responseBody }: ReadExchange): Missing | undefined {
  const { response } = exchange
  if (response === undefined) return undefined
  const redirect = response.status >= 300 && response.status < 400
  return missing(
    response.headers === undefined ? 'notObservable' : undefined,
    responseBody.format === 'unknown' && !redirect ? whyUnknown(response.body) : undefined,
  )
}

function whyUnknown(body: Body | undefined): Absence {
  return body?.absent ?? (body?.truncated ? 'truncated' : 'lost')
}

function missing(headers: Absence | undefined, body: Absence | undefined): Missing | undefined {
  return headers === undefined && body === undefined ? undefined : withoutUndefined({ headers, body })
}
