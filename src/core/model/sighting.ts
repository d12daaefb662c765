import type { Body, ExchangeContext, HeaderField, HttpExchange, Source } from './http-exchange.ts'

interface Seen {
  readonly source: Source
  /** Milliseconds since the Unix epoch, as the source reports it. */
  readonly time: number
}

/** Sightings of one request as webRequest tells it. `requestId` is the browser's, shared by all hops of a redirect. */
interface OfRequest extends Seen {
  readonly requestId: string
}

export interface RequestStarted extends OfRequest {
  readonly kind: 'requestStarted'
  readonly method: string
  readonly url: string
  readonly context: ExchangeContext
  readonly body?: Body
}

export interface RequestHeadersSent extends OfRequest {
  readonly kind: 'requestHeadersSent'
  readonly headers: readonly HeaderField[]
}

export interface ResponseStarted extends OfRequest {
  readonly kind: 'responseStarted'
  readonly status: number
  readonly headers?: readonly HeaderField[]
}

export interface Redirected extends OfRequest {
  readonly kind: 'redirected'
  readonly status: number
  readonly headers?: readonly HeaderField[]
  readonly redirectUrl: string
}

export interface RequestCompleted extends OfRequest {
  readonly kind: 'requestCompleted'
  readonly status: number
}

export interface RequestFailed extends OfRequest {
  readonly kind: 'requestFailed'
  readonly code: string
}

/** A body as the stream filter (Firefox) read it: the request is known. */
export interface ResponseBodyRead extends OfRequest {
  readonly kind: 'responseBodyRead'
  readonly body: Body
}

/** A whole or partial exchange seen by a source that has no request ids: the page hook and devtools.network. */
export interface ExchangeReported extends Seen {
  readonly kind: 'exchangeReported'
  readonly startedAt: number
  readonly endedAt?: number
  readonly method: string
  readonly url: string
  readonly context: ExchangeContext
  readonly requestHeaders?: readonly HeaderField[]
  readonly requestBody?: Body
  readonly status?: number
  readonly responseHeaders?: readonly HeaderField[]
  readonly responseBody?: Body
  readonly errorCode?: string
}

/** The visible text of a document, read by a content script (for error pages on which a login stops). */
export interface DocumentRead extends Seen {
  readonly kind: 'documentRead'
  readonly tab: number
  readonly frame: number
  readonly url: string
  readonly status?: number
  readonly text: string
}

export interface Navigated extends Seen {
  readonly kind: 'navigated'
  readonly tab: number
  readonly frame: number
  readonly url: string
  readonly how: 'committed' | 'fragment' | 'history' | 'failed'
  readonly documentId?: string
  /** Set when the page came back from the back/forward cache or by the back button. */
  readonly restored?: true
  readonly code?: string
  /** In a private window. */
  readonly incognito?: true
}

export interface TabOpened extends Seen {
  readonly kind: 'tabOpened'
  readonly tab: number
  readonly openerTab: number
}

export interface TabClosed extends Seen {
  readonly kind: 'tabClosed'
  readonly tab: number
}

/** A whole exchange from a file. */
export interface ExchangeImported extends Seen {
  readonly kind: 'exchangeImported'
  readonly exchange: HttpExchange
}

/** What one capture source saw at one moment: the journal's only entry. Several merge into one exchange. */
export type Sighting =
  | RequestStarted
  | RequestHeadersSent
  | ResponseStarted
  | Redirected
  | RequestCompleted
  | RequestFailed
  | ResponseBodyRead
  | ExchangeReported
  | DocumentRead
  | Navigated
  | TabOpened
  | TabClosed
  | ExchangeImported

/** A sighting with its place in the journal. `seq` grows by one per entry within one browser session. */
export interface JournalEntry {
  readonly seq: number
  readonly sighting: Sighting
}
