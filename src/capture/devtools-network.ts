import type { Body, HeaderField, ResourceType } from '../core/model/http-exchange.ts'
import { headerOf } from '../core/model/http-exchange.ts'
import type { ExchangeReported } from '../core/model/sighting.ts'
import {
  hasEndpointName,
  isAuthorizationRequest,
  isClientRequest,
  isServerAnswer,
  isWellKnown,
  parametersOfBody,
  parametersOfUrl,
  presentsToken,
} from './oauth-shapes.ts'
import { cappedBody } from './request-body.ts'

/** The members of a HAR entry that we use, as both browsers' DevTools give it. */
export interface DevtoolsEntry {
  readonly startedDateTime?: string | Date
  readonly time?: number
  readonly _resourceType?: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers?: readonly HeaderField[]
    readonly postData?: { readonly text?: string }
  }
  readonly response: {
    readonly status: number
    readonly headers?: readonly HeaderField[]
    readonly _error?: string | null
    readonly content?: { readonly size?: number }
  }
}

/** Bodies longer than this are no OAuth message and are not asked for. */
const longestAsked = 1024 * 1024

/** By shape alone: whether to ask DevTools for the body. The background decides what is kept. */
export function isEntryOfInterest({ request, response }: DevtoolsEntry): boolean {
  if ((response.content?.size ?? 0) > longestAsked) return false
  const { url } = request
  return (
    isWellKnown(url) ||
    hasEndpointName(url) ||
    isAuthorizationRequest(url, parametersOfUrl(url)) ||
    isClientRequest(parametersOfBody(request.postData?.text)) ||
    presentsToken(headerOf({ headers: fields(request.headers) }, 'authorization'))
  )
}

export function toSighting(entry: DevtoolsEntry, content: string | null | undefined, tab: number): ExchangeReported {
  const { request, response } = entry
  const startedAt = new Date(entry.startedDateTime ?? Number.NaN).getTime()
  const endedAt = startedAt + (Number.isFinite(entry.time) ? Math.max(0, entry.time ?? 0) : 0)
  return {
    source: 'devtools',
    kind: 'exchangeReported',
    time: endedAt,
    startedAt,
    endedAt,
    method: request.method.toUpperCase(),
    url: request.url,
    context: { resourceType: toResourceType(entry), tab },
    requestHeaders: fields(request.headers),
    ...(request.postData?.text !== undefined && { requestBody: cappedBody(request.postData.text) }),
    ...(response.status > 0 && {
      status: response.status,
      responseHeaders: fields(response.headers),
      responseBody: toBody(content),
    }),
    ...(response._error && { errorCode: response._error }),
  }
}

/** DevTools answers with nothing once the page has moved on. */
function toBody(content: string | null | undefined): Body {
  return typeof content === 'string' ? cappedBody(content) : { absent: 'lost' }
}

function toResourceType({ _resourceType, request }: DevtoolsEntry): ResourceType {
  if (_resourceType === 'prefetch') return 'prefetch'
  if (request.method === 'OPTIONS') return 'preflight'
  if (_resourceType === 'document') return 'mainFrame'
  return _resourceType === undefined || _resourceType === 'fetch' || _resourceType === 'xhr' ? 'fetch' : 'other'
}

/** Pseudo header fields of HTTP/2 are no header fields. */
function fields(headers: readonly HeaderField[] = []): readonly HeaderField[] {
  return headers
    .filter(({ name }) => !name.startsWith(':'))
    .map(({ name, value }) => ({ name: name.toLowerCase(), value }))
}

interface DevtoolsRequest {
  getContent(callback: (content: string) => void): unknown
}

export interface DevtoolsNetworkApi {
  readonly onRequestFinished: { addListener(listener: (request: never) => void): void }
}

/** Reports requests as DevTools finishes them: a second source while it is open. */
export function listenToDevtools(
  network: DevtoolsNetworkApi,
  { tab, onSighting }: { readonly tab: number; readonly onSighting: (sighting: ExchangeReported) => void },
): void {
  network.onRequestFinished.addListener((request: DevtoolsEntry & DevtoolsRequest) => {
    const isDocument = request._resourceType === 'document'
    if (!isEntryOfInterest(request) && (isDocument || !mayCarryTokens(request))) return
    contentOf(request).then((content) => {
      if (isEntryOfInterest(request) || isServerAnswer(content ?? '')) onSighting(toSighting(request, content, tab))
    })
  })
}

/** A small JSON answer to a request that looked like nothing may still be a client's own way to tokens. */
function mayCarryTokens({ request, response }: DevtoolsEntry): boolean {
  const type = headerOf({ headers: fields(response.headers) }, 'content-type') ?? ''
  return request.method === 'POST' && /json/i.test(type) && (response.content?.size ?? 0) <= 256 * 1024
}

/** Chrome calls back; Firefox gives a promise of a pair. */
async function contentOf(request: DevtoolsRequest): Promise<string | undefined> {
  const content = await new Promise<unknown>((resolve) => {
    const promised = request.getContent((content) => resolve(content))
    if (promised instanceof Promise) promised.then(resolve, () => resolve(undefined))
  }).catch(() => undefined)
  if (Array.isArray(content)) return typeof content[0] === 'string' ? content[0] : undefined
  return typeof content === 'string' ? content : undefined
}
