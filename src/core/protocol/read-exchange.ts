import { type HttpExchange, headerOf } from '../model/http-exchange.ts'
import type { Parameter } from '../model/message.ts'
import { type ParsedBody, parseBody } from './parse-body.ts'
import { comparable, type ParsedUrl, parseUrl } from './parse-url.ts'

/** An exchange with what every recogniser asks of it, parsed once and only when asked. */
export interface ReadExchange {
  readonly exchange: HttpExchange
  readonly id: string
  readonly url: ParsedUrl
  /** The endpoint in the form under which equal places are equal. */
  readonly place: string
  readonly method: string
  /** A document is loaded into a tab or frame. Speculative loads are not: nobody navigated. */
  readonly isNavigation: boolean
  /** A page's script, a worker or a program asked. */
  readonly isScript: boolean
  readonly requestBody: ParsedBody
  readonly responseBody: ParsedBody
  /** Of the query and of the body. */
  readonly parameters: readonly Parameter[]
  readonly status: number | undefined
}

export function readExchange(exchange: HttpExchange): ReadExchange {
  const url = once(() => parseUrl(exchange.request.url))
  const place = once(() => comparable(url().endpoint))
  const requestBody = once(() => parseBody(exchange.request.body))
  const responseBody = once(() => readResponseBody(exchange))
  const parameters = once(() => [...url().query, ...requestBody().parameters])
  const navigation = isNavigation(exchange)
  return {
    exchange,
    id: exchange.id,
    method: exchange.request.method,
    isNavigation: navigation,
    isScript: !navigation && !['preflight', 'prefetch'].includes(exchange.context.resourceType),
    status: exchange.response?.status,
    get url() {
      return url()
    },
    get place() {
      return place()
    },
    get requestBody() {
      return requestBody()
    },
    get responseBody() {
      return responseBody()
    },
    get parameters() {
      return parameters()
    },
  }
}

function isNavigation(exchange: HttpExchange): boolean {
  const { resourceType } = exchange.context
  if (isSpeculative(exchange)) return false
  if (resourceType === 'mainFrame' || resourceType === 'subFrame') return true
  if (resourceType !== 'other') return false
  // A file that does not say what asked: judge by the request, then by what came.
  const mode = headerOf(exchange.request, 'sec-fetch-mode')
  if (mode !== undefined) return mode === 'navigate'
  if (headerOf(exchange.request, 'upgrade-insecure-requests') === '1') return true
  if (/^(?:bearer|dpop|basic)\b/i.test(headerOf(exchange.request, 'authorization') ?? '')) return false
  return /^text\/html/i.test(headerOf(exchange.request, 'accept') ?? '')
}

function isSpeculative(exchange: HttpExchange) {
  return (
    exchange.context.resourceType === 'prefetch' || /^prefetch/.test(headerOf(exchange.request, 'sec-purpose') ?? '')
  )
}

function readResponseBody(exchange: HttpExchange): ParsedBody {
  const { response, request } = exchange
  if (
    response?.body?.text === undefined &&
    (response?.status === 204 || response?.status === 205 || request.method === 'HEAD')
  ) {
    return { format: 'empty', parameters: [] }
  }
  return parseBody(response?.body)
}

function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: compute() }
    return made.value
  }
}
