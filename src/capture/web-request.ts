import type { ExchangeContext, HeaderField, ResourceType } from '../core/model/http-exchange.ts'
import type { RequestStarted, Sighting } from '../core/model/sighting.ts'
import { originOf } from './oauth-shapes.ts'
import { type RequestBodyDetails, toBody } from './request-body.ts'

/** The members of webRequest's details that we use, of both browsers. */
export interface WebRequestDetails {
  readonly requestId: string
  readonly url: string
  readonly method: string
  readonly type: string
  readonly timeStamp: number
  readonly tabId: number
  readonly frameId: number
  readonly parentFrameId?: number
  readonly documentId?: string
  /** Chrome: an origin. */
  readonly initiator?: string
  /** Firefox: the whole address of the page. */
  readonly originUrl?: string
  readonly incognito?: boolean
  readonly requestBody?: RequestBodyDetails | null
  readonly requestHeaders?: readonly WebRequestHeader[]
  readonly responseHeaders?: readonly WebRequestHeader[]
  readonly statusCode?: number
  readonly redirectUrl?: string
  readonly error?: string
}

interface WebRequestHeader {
  readonly name: string
  readonly value?: string
  readonly binaryValue?: unknown
}

export type WebRequestEventName =
  | 'onBeforeRequest'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred'

/** One event as a sighting; undefined when it says nothing new. */
export function toSighting(event: WebRequestEventName, details: WebRequestDetails): Sighting | undefined {
  const seen = { source: 'webRequest', time: details.timeStamp, requestId: details.requestId } as const
  switch (event) {
    case 'onBeforeRequest':
      return toStart(details)
    case 'onSendHeaders':
      return { ...seen, kind: 'requestHeadersSent', headers: toHeaderFields(details.requestHeaders) }
    case 'onHeadersReceived':
      return { ...seen, kind: 'responseStarted', ...answer(details) }
    case 'onBeforeRedirect':
      return { ...seen, kind: 'redirected', ...answer(details), redirectUrl: details.redirectUrl ?? '' }
    case 'onCompleted':
      return { ...seen, kind: 'requestCompleted', status: details.statusCode ?? 0 }
    case 'onErrorOccurred':
      return { ...seen, kind: 'requestFailed', code: details.error ?? 'unknown' }
  }
}

/** The start of a request. Every later event repeats all of it but the body, so a missed start can be made up for. */
export function toStart(details: WebRequestDetails): RequestStarted {
  const body = toBody(details.requestBody)
  return {
    source: 'webRequest',
    kind: 'requestStarted',
    time: details.timeStamp,
    requestId: details.requestId,
    method: details.method.toUpperCase(),
    url: details.url,
    context: toContext(details),
    ...(body && { body }),
  }
}

function answer(details: WebRequestDetails) {
  return {
    status: details.statusCode ?? 0,
    ...(details.responseHeaders && { headers: toHeaderFields(details.responseHeaders) }),
  }
}

function toContext(details: WebRequestDetails): ExchangeContext {
  const initiator = originOf(details.initiator ?? details.originUrl ?? '')
  // Firefox numbers the frame of a shared or service worker 0, Chrome -1: without a tab neither means anything.
  const inTab = details.tabId >= 0
  return {
    resourceType: toResourceType(details),
    ...(inTab && { tab: details.tabId, frame: details.frameId }),
    ...(inTab && (details.parentFrameId ?? -1) >= 0 && { parentFrame: details.parentFrameId }),
    ...(details.documentId !== undefined && { documentId: details.documentId }),
    ...(initiator !== undefined && { initiator }),
    ...(details.incognito === true && { incognito: true }),
  }
}

function toResourceType({ type, method, tabId, documentId }: WebRequestDetails): ResourceType {
  switch (type) {
    case 'main_frame':
      // A navigation has no document yet: one that has is a speculative prefetch by the page on screen.
      return documentId === undefined ? 'mainFrame' : 'prefetch'
    case 'sub_frame':
      return 'subFrame'
    case 'speculative':
      return 'prefetch'
    case 'xmlhttprequest':
    case 'json':
      if (method.toUpperCase() === 'OPTIONS') return 'preflight'
      return tabId < 0 ? 'worker' : 'fetch'
    default:
      return method.toUpperCase() === 'OPTIONS' ? 'preflight' : 'other'
  }
}

/** Lower-case names; Firefox joins several Set-Cookie with line feeds, which no field value can contain. */
export function toHeaderFields(headers: readonly WebRequestHeader[] = []): readonly HeaderField[] {
  return headers.flatMap(({ name, value = '' }) =>
    value.split('\n').map((line) => ({ name: name.toLowerCase(), value: line })),
  )
}
