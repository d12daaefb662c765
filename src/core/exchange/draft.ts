import type {
  Body,
  ExchangeContext,
  ExchangePart,
  HeaderField,
  HttpExchange,
  NetworkError,
  Source,
} from '../model/http-exchange.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { absenceOfResponseBody } from './absence.ts'
import { corsOutcome } from './cors.ts'
import { toNetworkError } from './network-error.ts'

/** One thing that a source said about a part. */
export interface Said<T> {
  readonly source: Source
  readonly value: T
}

/** An exchange in the making: all that was said of each part, so that the best word wins whatever came first. */
export interface Draft {
  readonly id: string
  startedAt: number
  endedAt?: number
  method: string
  url: string
  context: ExchangeContext
  /** Sources that saw the request at all. */
  requestSeenBy: readonly Source[]
  requestHeaders: readonly Said<readonly HeaderField[]>[]
  requestBodies: readonly Said<Body>[]
  statuses: readonly Said<number>[]
  responseHeaders: readonly Said<readonly HeaderField[]>[]
  responseBodies: readonly Said<Body>[]
  errors: readonly Said<string>[]
  redirectUrl?: string
  redirectedFrom?: string
  redirectedTo?: string
  documentText?: string
  /** The last event was seen: completed, failed or redirected. */
  ended: boolean
}

/** From the most to the least trusted: the page hook's word is the page's. */
const trust: readonly Source[] = [
  'webRequest',
  'streamFilter',
  'devtools',
  'import',
  'webNavigation',
  'contentScript',
  'pageHook',
]

/** The best word on each part, and who said it. Pure. */
export function toExchange(draft: Draft): HttpExchange {
  const status = best(draft.statuses)?.value
  const requestBody = bestBody(draft.requestBodies)
  const exchange: HttpExchange = {
    ...withoutUndefined({
      id: draft.id,
      startedAt: draft.startedAt,
      endedAt: draft.endedAt,
      request: withoutUndefined({
        method: draft.method,
        url: draft.url,
        headers: best(draft.requestHeaders)?.value,
        body: requestBody,
      }),
      response:
        status === undefined
          ? undefined
          : withoutUndefined({
              status,
              headers: best(draft.responseHeaders)?.value,
              body: bestBody(draft.responseBodies),
              redirectUrl: draft.redirectUrl,
            }),
      error: errorOf(draft),
      context: contextOf(draft),
      redirectedFrom: draft.redirectedFrom,
      redirectedTo: draft.redirectedTo,
      documentText: draft.documentText,
      provenance: provenanceOf(draft),
    }),
  }
  return withAbsence(withCorsError(exchange), draft.ended)
}

function best<T>(said: readonly Said<T>[]): Said<T> | undefined {
  return bySource(said)[0]
}

/** A whole text before the beginning of one, and any text before the reason for its absence. */
function bestBody(said: readonly Said<Body>[]): Body | undefined {
  const ordered = bySource(said).map(({ value }) => value)
  return (
    ordered.find((body) => body.text !== undefined && !body.truncated) ??
    ordered.find((body) => body.text !== undefined) ??
    ordered.find((body) => body.absent !== undefined) ??
    ordered[0]
  )
}

function bySource<T>(said: readonly Said<T>[]): readonly Said<T>[] {
  return [...said].sort((a, b) => trust.indexOf(a.source) - trust.indexOf(b.source))
}

function errorOf(draft: Draft): NetworkError | undefined {
  const said = best(draft.errors)
  return said === undefined ? undefined : toNetworkError(said.value)
}

/** Speculation arrives as a navigation that nobody made: it must not count as a use of its URL. */
function contextOf(draft: Draft): ExchangeContext {
  const { context } = draft
  if (context.resourceType !== 'mainFrame') return context
  const headers = best(draft.requestHeaders)?.value ?? []
  const purpose = headers.find((field) => field.name === 'sec-purpose' || field.name === 'purpose')?.value
  return purpose?.startsWith('prefetch') ? { ...context, resourceType: 'prefetch' } : context
}

function provenanceOf(draft: Draft): HttpExchange['provenance'] {
  const parts: readonly (readonly [ExchangePart, readonly Source[]])[] = [
    ['request', draft.requestSeenBy],
    ['requestHeaders', sourcesOf(draft.requestHeaders)],
    ['requestBody', sourcesOf(draft.requestBodies.filter(({ value }) => value.text !== undefined))],
    ['response', sourcesOf(draft.statuses)],
    ['responseHeaders', sourcesOf(draft.responseHeaders)],
    ['responseBody', sourcesOf(draft.responseBodies.filter(({ value }) => value.text !== undefined))],
    ['documentText', draft.documentText === undefined ? [] : ['contentScript']],
    ['error', sourcesOf(draft.errors)],
  ]
  return Object.fromEntries(
    parts
      .map(([part, sources]) => [part, trust.filter((source) => sources.includes(source))] as const)
      .filter(([, sources]) => sources.length > 0),
  )
}

function sourcesOf(said: readonly Said<unknown>[]): readonly Source[] {
  return said.map(({ source }) => source)
}

/** Chromium says the same word for many failures; the headers tell when it was CORS. */
function withCorsError(exchange: HttpExchange): HttpExchange {
  if (exchange.error?.kind !== 'other' || corsOutcome(exchange).outcome !== 'blocked') return exchange
  return { ...exchange, error: { ...exchange.error, kind: 'cors' } }
}

function withAbsence(exchange: HttpExchange, ended: boolean): HttpExchange {
  const absent = ended ? absenceOfResponseBody(exchange) : undefined
  if (absent === undefined || exchange.response === undefined) return exchange
  return { ...exchange, response: { ...exchange.response, body: { ...exchange.response.body, absent } } }
}
