import type {
  Body,
  HeaderField,
  HttpExchange,
  HttpRequest,
  HttpResponse,
  ResourceType,
} from '../model/http-exchange.ts'
import { headerOf } from '../model/http-exchange.ts'
import type { Trace } from '../model/trace.ts'
import { parseForm } from '../protocol/parse-form.ts'
import { parseUrl } from '../protocol/parse-url.ts'

/**
 * HAR 1.2 of a trace, as viewers expect it: every required member is there. Hand it a redacted trace; it writes what it gets.
 * Facts go into a member of our own (HAR 1.2 allows names with an underscore), so that our importer gives the same diagnosis.
 */
export function exportHar(trace: Pick<Trace, 'exchanges' | 'facts' | 'notSeen'>): string {
  const pages = new Map<number, number>()
  for (const { context, startedAt } of trace.exchanges) {
    if (context.tab !== undefined && !pages.has(context.tab)) pages.set(context.tab, startedAt)
  }
  const log = {
    version: '1.2',
    creator: { name: 'OAuth X-ray', version: '1' },
    pages: [...pages].map(([tab, startedAt]) => ({
      startedDateTime: toIso(startedAt),
      id: `page_${tab}`,
      title: `Tab ${tab}`,
      pageTimings: { onContentLoad: -1, onLoad: -1 },
    })),
    ...(trace.facts && {
      _oauthXray: { version: 1, facts: trace.facts, ...(trace.notSeen && { notSeen: trace.notSeen }) },
    }),
    entries: trace.exchanges.map(toEntry),
  }
  return `${JSON.stringify({ log }, null, 1)}\n`
}

function toEntry({ startedAt, endedAt, request, response, error, context }: HttpExchange) {
  const time = endedAt === undefined ? 0 : endedAt - startedAt
  return {
    ...(context.tab !== undefined && { pageref: `page_${context.tab}` }),
    startedDateTime: toIso(startedAt),
    time,
    request: toRequest(request),
    response: response ? toResponse(response, error?.code) : noResponse(error?.code),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: time, receive: 0, ssl: -1 },
    _resourceType: chromeTypes[context.resourceType],
    ...(context.initiator !== undefined && { _initiator: { type: 'other', url: context.initiator } }),
  }
}

const chromeTypes: Readonly<Record<ResourceType, string>> = {
  mainFrame: 'document',
  subFrame: 'document',
  fetch: 'fetch',
  worker: 'fetch',
  preflight: 'preflight',
  prefetch: 'prefetch',
  other: 'other',
}

function toRequest({ method, url, headers = [], body }: HttpRequest) {
  const type = headerOf({ headers }, 'content-type') ?? 'application/octet-stream'
  const isForm = type.includes('application/x-www-form-urlencoded')
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(toField),
    queryString: parseUrl(url).query.map(toField),
    headersSize: -1,
    bodySize: body?.text === undefined ? (body ? -1 : 0) : byteLength(body.text),
    ...(body?.text && {
      postData: {
        mimeType: type,
        text: body.text,
        ...(isForm && { params: parseForm(body.text, 'form').map(toField) }),
      },
    }),
  }
}

function toResponse({ status, headers = [], body, redirectUrl }: HttpResponse, error: string | undefined) {
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(toField),
    content: toContent(body, headerOf({ headers }, 'content-type')),
    redirectURL: redirectUrl ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(error !== undefined && { _error: error }),
  }
}

function noResponse(error = 'no answer') {
  return {
    status: 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _error: error,
  }
}

function toContent(body: Body | undefined, type = 'x-unknown') {
  if (body?.text === undefined) return { size: body?.size ?? 0, mimeType: type, comment: body?.absent ?? '' }
  return { size: byteLength(body.text), mimeType: type, text: body.text }
}

function toField({ name, value }: Pick<HeaderField, 'name' | 'value'>) {
  return { name, value }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function toIso(milliseconds: number): string {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString()
}
