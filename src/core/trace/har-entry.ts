import { toNetworkError } from '../exchange/network-error.ts'
import type {
  Body,
  ExchangeContext,
  ExchangePart,
  HeaderField,
  HttpExchange,
  HttpRequest,
  HttpResponse,
  NetworkError,
  ResourceType,
  Source,
} from '../model/http-exchange.ts'
import { headerOf } from '../model/http-exchange.ts'
import { readBase64url, readUtf8 } from '../token/base64url.ts'
import { isObject, listMember, member, numberMember, textMember } from './read-json.ts'

/** Bodies longer than this are cut: no OAuth message is that long, and a HAR full of videos must still open. */
const longestBody = 2_000_000
/** Scripts and style sheets are kept only when small enough to be an answer in disguise (JSON sent as text/javascript). */
const longestAsset = 64_000

/** What the whole file knows and one entry needs. */
export interface HarContext {
  /** Tab number of a page reference. */
  tab(pageref: string): number
  /** Start of the entry before, for entries without a readable time. */
  readonly previousStart: number
  readonly id: string
}

/** One HAR entry as an exchange; undefined when it has no request to speak of. */
export function toExchange(entry: unknown, { id, tab, previousStart }: HarContext): HttpExchange | undefined {
  const request = readRequest(member(entry, 'request'))
  if (!request) return undefined
  const startedAt = readTime(member(entry, 'startedDateTime')) ?? previousStart
  const duration = numberMember(entry, 'time')
  const response = readResponse(member(entry, 'response'), request.url)
  const error = readError(entry, response)
  const pageref = textMember(entry, 'pageref')
  return {
    id,
    startedAt,
    ...(duration !== undefined && duration >= 0 && { endedAt: startedAt + duration }),
    request,
    ...(response && { response }),
    ...(error && { error }),
    context: readContext(entry, request, response, pageref === undefined ? undefined : tab(pageref)),
    provenance: provenanceOf(request, response, error),
  }
}

function readRequest(value: unknown): HttpRequest | undefined {
  const url = textMember(value, 'url')
  if (!url) return undefined
  const method = (textMember(value, 'method') || 'GET').toUpperCase()
  const headers = readHeaders(value)
  const body = readRequestBody(value, method)
  return { method, url, ...(headers && { headers }), ...(body && { body }) }
}

function readRequestBody(request: unknown, method: string): Body | undefined {
  const postData = member(request, 'postData')
  const size = numberMember(request, 'bodySize') ?? -1
  if (!isObject(postData)) {
    if (size > 0) return { absent: 'lost', size }
    return method === 'POST' || method === 'PUT' || method === 'PATCH'
      ? size === 0
        ? { text: '' }
        : { absent: 'lost' }
      : undefined
  }
  const text = textMember(postData, 'text')
  const encoding = textMember(postData, 'encoding') ?? textMember(postData, '_encoding')
  if (text && encoding === 'base64') return cut(decodeBase64Text(text) ?? '')
  if (text) return cut(text)
  const params = listMember(postData, 'params').filter(isObject)
  if (params.length > 0) return cut(writeForm(params))
  return text === '' && size <= 0 ? { text: '' } : { absent: 'lost' }
}

/** Some tools keep only the parsed fields: write them as the form they were. Chrome and Firefox leave them encoded. */
function writeForm(params: readonly Readonly<Record<string, unknown>>[]): string {
  const encoded = params.some((param) => /%[0-9a-f]{2}/i.test(textMember(param, 'value') ?? ''))
  const write = encoded ? (text: string) => text : encodeFormText
  return params
    .map((param) => `${write(textMember(param, 'name') ?? '')}=${write(textMember(param, 'value') ?? '')}`)
    .join('&')
}

function encodeFormText(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

function readResponse(value: unknown, requestUrl: string): HttpResponse | undefined {
  const status = numberMember(value, 'status')
  if (status === undefined || status < 100 || status > 599) return undefined
  const headers = readHeaders(value)
  const body = readResponseBody(member(value, 'content'), status, headerOf(headers && { headers }, 'content-type'))
  const location = headerOf(headers && { headers }, 'location') || textMember(value, 'redirectURL')
  const redirectUrl = status >= 300 && status < 400 && location ? resolve(location, requestUrl) : undefined
  return { status, ...(headers && { headers }), ...(body && { body }), ...(redirectUrl && { redirectUrl }) }
}

function readResponseBody(content: unknown, status: number, contentType: string | undefined): Body | undefined {
  if (!isObject(content)) return { absent: 'lost' }
  const type = (textMember(content, 'mimeType') || contentType || '').toLowerCase()
  const text = textMember(content, 'text')
  const size = numberMember(content, 'size')
  const sized = size !== undefined && size >= 0 ? { size } : {}
  if (text === undefined || (text === '' && size !== undefined && size > 0)) {
    const empty = size === 0 || (status >= 300 && status < 400) || status === 204
    return empty ? { text: '', ...sized } : { absent: 'lost', ...sized }
  }
  if (isAsset(type) && text.length > longestAsset) return { absent: 'lost', ...sized }
  if (textMember(content, 'encoding') !== 'base64') return { ...cut(text), ...sized }
  if (/^(image|audio|video|font)\//.test(type)) return { absent: 'lost', ...sized }
  const decoded = decodeBase64Text(text)
  return decoded === undefined ? { absent: 'lost', ...sized } : { ...cut(decoded), ...sized }
}

/** The UTF-8 text behind base64; undefined when it is neither. */
function decodeBase64Text(encoded: string): string | undefined {
  const read = readBase64url(encoded.replace(/\s+/g, ''))
  return read.ok ? readUtf8(read.bytes) : undefined
}

function isAsset(type: string): boolean {
  return /javascript|ecmascript|\/css|wasm|^(image|audio|video|font)\//.test(type)
}

function cut(text: string): Body {
  return text.length > longestBody ? { text: text.slice(0, longestBody), truncated: true } : { text }
}

/** undefined when the tool left them out; Firefox joins several Set-Cookie by line breaks. */
function readHeaders(message: unknown): readonly HeaderField[] | undefined {
  const list = member(message, 'headers')
  if (!Array.isArray(list)) return undefined
  return list.flatMap((field) => {
    const name = textMember(field, 'name')?.toLowerCase()
    if (!name || name.startsWith(':')) return []
    const value = textMember(field, 'value') ?? ''
    return name === 'set-cookie' ? value.split('\n').map((line) => ({ name, value: line })) : [{ name, value }]
  })
}

/** Chrome and mitmproxy write `_error`, Playwright `_failureText`; the others only leave the status out. */
function readError(entry: unknown, response: HttpResponse | undefined): NetworkError | undefined {
  const answer = member(entry, 'response')
  const code =
    textMember(answer, '_error') ||
    textMember(entry, '_error') ||
    textMember(answer, '_failureText') ||
    textMember(entry, '_failureText')
  if (code) return readErrorCode(code)
  return response ? undefined : readErrorCode(textMember(answer, 'statusText') || 'no answer')
}

/** Tools write a sentence where browsers write a code: `Connection timed out`. */
function readErrorCode(code: string): NetworkError {
  return { kind: toNetworkError(code.replaceAll(' ', '_')).kind, code }
}

function readContext(
  entry: unknown,
  request: HttpRequest,
  response: HttpResponse | undefined,
  tab: number | undefined,
): ExchangeContext {
  const resourceType = readResourceType(textMember(entry, '_resourceType'), request, response)
  const initiator = readInitiator(member(entry, '_initiator'), request, resourceType)
  return { resourceType, ...(tab !== undefined && { tab }), ...(initiator !== undefined && { initiator }) }
}

const chromeTypes: Readonly<Record<string, ResourceType>> = {
  xhr: 'fetch',
  fetch: 'fetch',
  preflight: 'preflight',
  prefetch: 'prefetch',
}

/** Sec-Fetch-Dest is the browser's own word; what follows it are signs, for tools and browsers without it. */
function readResourceType(type: string | undefined, request: HttpRequest, response?: HttpResponse): ResourceType {
  const destination = headerOf(request, 'sec-fetch-dest')
  if (destination === 'iframe' || destination === 'frame') return 'subFrame'
  if (type === 'document') return 'mainFrame'
  if (type !== undefined && Object.hasOwn(chromeTypes, type)) return chromeTypes[type] ?? 'other'
  if (type !== undefined) return 'other'
  if (request.method === 'OPTIONS' && headerOf(request, 'access-control-request-method')) return 'preflight'
  if (destination === 'document') return 'mainFrame'
  if (destination === 'empty') return 'fetch'
  if (destination !== undefined) return /worker/.test(destination) ? 'worker' : 'other'
  if (headerOf(request, 'x-requested-with') || headerOf(request, 'authorization')) return 'fetch'
  if (/text\/html/.test(headerOf(request, 'accept') ?? '')) return 'mainFrame'
  if (headerOf(request, 'origin')) return 'fetch'
  return /text\/html/.test(headerOf(response, 'content-type') ?? '') ? 'mainFrame' : 'other'
}

function readInitiator(initiator: unknown, request: HttpRequest, type: ResourceType): string | undefined {
  const frames = listMember(member(initiator, 'stack'), 'callFrames')
  const candidates = [
    headerOf(request, 'origin'),
    textMember(initiator, 'url'),
    ...frames.map((frame) => textMember(frame, 'url')),
    type === 'fetch' ? headerOf(request, 'referer') : undefined,
  ]
  return candidates.map(originOf).find((origin) => origin !== undefined)
}

function originOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined
  const { origin } = new URL(url)
  return origin === 'null' ? undefined : origin
}

function resolve(location: string, base: string): string | undefined {
  return URL.canParse(location, base) ? new URL(location, base).href : undefined
}

/** ISO 8601; a time without a zone is read as UTC, so that the same file gives the same trace everywhere. */
function readTime(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value < 1e11 ? value * 1000 : value
  if (typeof value !== 'string') return undefined
  const zoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value.trim() : `${value.trim()}Z`
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? undefined : time
}

const imported: readonly Source[] = ['import']

function provenanceOf(request: HttpRequest, response?: HttpResponse, error?: NetworkError) {
  const seen: Readonly<Record<Exclude<ExchangePart, 'documentText'>, boolean>> = {
    request: true,
    requestHeaders: request.headers !== undefined,
    requestBody: request.body?.text !== undefined,
    response: response !== undefined,
    responseHeaders: response?.headers !== undefined,
    responseBody: response?.body?.text !== undefined,
    error: error !== undefined,
  }
  return Object.fromEntries(
    Object.entries(seen)
      .filter(([, there]) => there)
      .map(([part]) => [part, imported]),
  )
}
