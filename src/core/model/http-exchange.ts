/** Which capture source said something. `import` stands for a HAR or trace file. */
export type Source =
  | 'webRequest'
  | 'webNavigation'
  | 'pageHook'
  | 'contentScript'
  | 'streamFilter'
  | 'devtools'
  | 'import'

/** Why a part that could exist is not there. */
export type Absence =
  /** This browser never shows it (a worker's response body in Chrome, a CORS preflight in a HAR). */
  | 'notObservable'
  /** Bodies were not being captured: the tab was neither recorded nor open in DevTools. */
  | 'notArmed'
  /** It existed and the browser dropped it before it could be read. */
  | 'lost'
  /** Removed from an exported trace on purpose. */
  | 'redacted'
  /** The file or the stream ended before it. */
  | 'truncated'

/** One header field (RFC 9110 §5). Names are lower-case; several fields of one name stay several. */
export interface HeaderField {
  readonly name: string
  readonly value: string
}

/** A request or response body as text. */
export interface Body {
  /** The decoded text; undefined means not observed, and `absent` says why. An empty body is `''`. */
  readonly text?: string
  readonly absent?: Absence
  /** Set when only the beginning was kept. */
  readonly truncated?: true
  /** Bytes on the wire, when known. */
  readonly size?: number
}

export interface HttpRequest {
  /** Upper-case method (RFC 9110 §9). */
  readonly method: string
  /** The whole URL as the browser saw it, with query and fragment. */
  readonly url: string
  /** undefined: not observed. */
  readonly headers?: readonly HeaderField[]
  /** undefined: the request has no body, or the source cannot tell. */
  readonly body?: Body
}

export interface HttpResponse {
  /** Status code (RFC 9110 §15), 100–599. */
  readonly status: number
  /** undefined: not observed. */
  readonly headers?: readonly HeaderField[]
  readonly body?: Body
  /** Where a 3xx leads, absolute, with its fragment. */
  readonly redirectUrl?: string
}

/** What kind of failure kept the answer away. Derived from the browser's own code, which `code` keeps. */
export type NetworkErrorKind =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'unreachable'
  | 'proxy'
  | 'tls'
  | 'aborted'
  | 'blockedByClient'
  | 'mixedContent'
  | 'blockedByResponse'
  | 'cors'
  | 'other'

export interface NetworkError {
  readonly kind: NetworkErrorKind
  /** The browser's word: `net::ERR_CONNECTION_REFUSED`, `NS_ERROR_UNKNOWN_HOST`. */
  readonly code: string
}

export type ResourceType = 'mainFrame' | 'subFrame' | 'fetch' | 'worker' | 'preflight' | 'prefetch' | 'other'

/** Where in the browser the request came from. Absent members were not observed. */
export interface ExchangeContext {
  readonly resourceType: ResourceType
  readonly tab?: number
  readonly frame?: number
  readonly parentFrame?: number
  /** The tab that opened this one (popup), once known. */
  readonly openerTab?: number
  /** When this tab was closed, on exchanges of a tab that another one opened; absent: still open, or not observed. */
  readonly tabClosedAt?: number
  readonly documentId?: string
  /** Origin of the page or worker that sent it (RFC 6454), without path. */
  readonly initiator?: string
  readonly incognito?: true
  /** The tab's bodies were being captured (recorded, or its panel open) when the request started. */
  readonly armed?: true
}

/** The parts of an exchange whose origin is kept. */
export type ExchangePart =
  | 'request'
  | 'requestHeaders'
  | 'requestBody'
  | 'response'
  | 'responseHeaders'
  | 'responseBody'
  | 'documentText'
  | 'error'

/** One HTTP request and, if seen, its response. Each redirect hop is an exchange of its own. */
export interface HttpExchange {
  /** Stable within one trace. */
  readonly id: string
  /** Milliseconds since the Unix epoch, by the browser's clock. */
  readonly startedAt: number
  readonly endedAt?: number
  readonly request: HttpRequest
  /** undefined: none was seen (still running, failed, or not observable). */
  readonly response?: HttpResponse
  readonly error?: NetworkError
  readonly context: ExchangeContext
  /** Exchange id of the hop that redirected here. */
  readonly redirectedFrom?: string
  /** Exchange id of the hop this one redirected to. */
  readonly redirectedTo?: string
  /** Visible text of the document that this navigation showed, when a content script read it. The page's word. */
  readonly documentText?: string
  /** Who said each part. A part that only the page itself reported (`pageHook`) never makes a pass verdict alone. */
  readonly provenance: Readonly<Partial<Record<ExchangePart, readonly Source[]>>>
}

/** The first value of a header field, or undefined when absent or not observed. */
export function headerOf(message: { readonly headers?: readonly HeaderField[] } | undefined, name: string) {
  return message?.headers?.find((field) => field.name === name)?.value
}
