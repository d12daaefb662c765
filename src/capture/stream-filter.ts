import { type HeaderField, headerOf } from '../core/model/http-exchange.ts'
import type { DocumentRead, RequestStarted, ResponseBodyRead } from '../core/model/sighting.ts'
import { isAuthorizationRequest, originOf, parametersOfUrl } from './oauth-shapes.ts'
import { cappedBody, longestBody } from './request-body.ts'
import { visibleText } from './visible-text.ts'
import { toHeaderFields, type WebRequestDetails } from './web-request.ts'

/** Firefox's filter on one response. */
export interface StreamFilter {
  ondata: ((event: { readonly data: ArrayBuffer }) => void) | null
  onstop: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  write(data: ArrayBuffer): void
  disconnect(): void
}

/** Reads a response on its way to the page, which gets every byte at once and unchanged. */
export function readResponse(filter: StreamFilter, onBytes: (bytes: Uint8Array, cut: boolean) => void): void {
  const chunks: Uint8Array[] = []
  let size = 0
  filter.ondata = ({ data }) => {
    filter.write(data)
    if (size > longestBody) return
    chunks.push(new Uint8Array(data.slice(0)))
    size += data.byteLength
    // Enough: from here on the browser passes the rest through without us.
    if (size > longestBody) end(true)
  }
  filter.onstop = () => end(false)
  // Redirected or aborted: there is no body, and webRequest tells why.
  filter.onerror = () => undefined

  function end(cut: boolean) {
    filter.ondata = null
    filter.onstop = null
    filter.disconnect()
    onBytes(joined(chunks), cut)
  }
}

/** Whether the answer to a request that is being kept is worth reading. */
export function isWorthReading(start: RequestStarted, details: WebRequestDetails): boolean {
  const status = details.statusCode ?? 0
  if (status < 200 || (status >= 300 && status < 400) || status === 204) return false
  if (start.context.resourceType === 'preflight' || start.method === 'HEAD') return false
  const headers = { headers: toHeaderFields(details.responseHeaders) }
  const type = headerOf(headers, 'content-type') ?? ''
  if (/^(image|audio|video|font)\/|octet-stream|event-stream|javascript/i.test(type)) return false
  if (!isDocument(start)) return true
  return /html|^$/i.test(type) && (status >= 400 || isAuthorizationRequest(start.url, parametersOfUrl(start.url)))
}

/** What was read, as a sighting: of a document its visible text, else the body. */
export function toRead(
  start: RequestStarted,
  details: WebRequestDetails,
  bytes: Uint8Array,
  cut: boolean,
): ResponseBodyRead | DocumentRead | undefined {
  const text = decoded(bytes, toHeaderFields(details.responseHeaders))
  const seen = { source: 'streamFilter', time: details.timeStamp } as const
  if (!isDocument(start)) {
    const body = cut
      ? ({ text: text.slice(0, longestBody), truncated: true } as const)
      : bytes.byteLength === 0 && isHiddenByCors(start, details)
        ? ({ absent: 'notObservable' } as const)
        : cappedBody(text, bytes.byteLength)
    return { ...seen, kind: 'responseBodyRead', requestId: details.requestId, body }
  }
  // A page that asks something of the user is a sign-in page, not an error.
  if ((details.statusCode ?? 0) < 400 && /<(input(?![^>]*type=["']?hidden)|button)\b/i.test(text)) return undefined
  const visible = visibleText(text)
  if (visible === '') return undefined
  return {
    ...seen,
    kind: 'documentRead',
    tab: details.tabId,
    frame: details.frameId,
    url: details.url,
    text: visible,
    ...(details.statusCode !== undefined && { status: details.statusCode }),
  }
}

/** What a page may not read, the filter sees as empty. */
function isHiddenByCors({ url, context }: RequestStarted, details: WebRequestDetails): boolean {
  const allowed = headerOf({ headers: toHeaderFields(details.responseHeaders) }, 'access-control-allow-origin')
  return context.initiator !== undefined && context.initiator !== originOf(url) && allowed === undefined
}

function isDocument({ context }: RequestStarted): boolean {
  return context.resourceType === 'mainFrame' || context.resourceType === 'subFrame'
}

function decoded(bytes: Uint8Array, headers: readonly HeaderField[]): string {
  const charset = /charset=["']?([\w-]+)/i.exec(headerOf({ headers }, 'content-type') ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
