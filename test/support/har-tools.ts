import type { HeaderField, HttpExchange } from '../../src/core/model/http-exchange.ts'
import { headerOf } from '../../src/core/model/http-exchange.ts'

/**
 * HAR as tools without a Network panel write it. Shapes were compared with mitmproxy's addons/savehar.py, WebKit's HARBuilder.js,
 * and exports of Insomnia and Charles in public repositories. No export of Fiddler was found; of its files is known what a reader
 * mends in them (pavel-paulau/harstorage, `apply_workaround_for_fiddler`): something stands before the first brace, `"pages"` is
 * null, and there is no blank after a colon. Times with seven digits and a zone, and forms as text, are not confirmed.
 */
export const tools = ['safari', 'charles', 'fiddler', 'mitmproxy', 'insomnia'] as const
export type Tool = (typeof tools)[number]

export function writeToolHar(exchanges: readonly HttpExchange[], tool: Tool): string {
  const seen =
    tool === 'safari' ? exchanges.filter(isFinal) : tool === 'insomnia' ? exchanges.filter(isPlain) : exchanges
  const log = {
    version: '1.2',
    creator: creators[tool],
    ...pages(exchanges, tool),
    entries: seen.map((each) => entry(each, tool, exchanges[0]?.startedAt ?? 0)),
  }
  // Charles and Fiddler write one line, Fiddler with a byte order mark.
  const text = tool === 'charles' || tool === 'fiddler' ? JSON.stringify({ log }) : JSON.stringify({ log }, null, 4)
  return tool === 'fiddler' ? `\uFEFF${text}` : text
}

const creators: Readonly<Record<Tool, object>> = {
  safari: { name: 'WebKit Web Inspector', version: '21618.1.15.11.12' },
  charles: { name: 'Charles Proxy', version: '4.6.7' },
  fiddler: { name: 'Fiddler', version: '5.0.20211.51073', comment: 'https://fiddler2.com' },
  mitmproxy: { name: 'mitmproxy', version: '11.0.2', comment: '' },
  insomnia: { name: 'Insomnia REST Client', version: 'insomnia.desktop.app:v2023.5.8' },
}

/** Safari writes what a redirect ended in, and no hop before it. */
function isFinal({ response }: HttpExchange): boolean {
  return response === undefined || response.status < 300 || response.status > 399
}

/** Insomnia sends requests itself: there is no browser that navigates. */
function isPlain({ context }: HttpExchange): boolean {
  return context.resourceType === 'fetch'
}

function pages(exchanges: readonly HttpExchange[], tool: Tool) {
  const [first] = exchanges
  if (tool === 'fiddler') return { pages: null }
  if (tool === 'mitmproxy') return { pages: [] }
  if (tool !== 'safari' || !first) return {}
  return { pages: [{ startedDateTime: iso(first.startedAt), id: 'page_0', title: first.request.url, pageTimings: {} }] }
}

function entry({ startedAt, endedAt, request, response, error }: HttpExchange, tool: Tool, export_: number) {
  const time = (endedAt ?? startedAt) - startedAt
  const text = request.body?.text
  const body = response?.body?.text
  const type = headerOf(response, 'content-type') ?? ''
  const status = response?.status ?? 0
  const postData = posted(text, headerOf(request, 'content-type') ?? '', tool)
  return {
    ...(tool === 'safari' && { pageref: 'page_0', _fetchType: 'Network Load' }),
    startedDateTime: times[tool](tool === 'insomnia' ? export_ : startedAt),
    time,
    request: {
      method: request.method,
      url: request.url.split('#')[0],
      httpVersion: tool === 'mitmproxy' ? 'HTTP/2.0' : 'HTTP/1.1',
      cookies: [],
      headers: fields(request.headers, tool, [
        { name: ':method', value: request.method },
        { name: ':path', value: '/' },
      ]),
      queryString: [],
      ...(postData && { postData }),
      headersSize: -1,
      bodySize: tool === 'insomnia' ? -1 : (text?.length ?? 0),
      ...(tool === 'insomnia' && { settingEncodeUrl: true }),
    },
    response: {
      ...(tool === 'charles' && { _charlesStatus: response ? 'COMPLETE' : 'EXCEPTION' }),
      status,
      statusText: tool === 'charles' ? null : '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: fields(response?.headers, tool, [{ name: ':status', value: String(status) }]),
      content: response ? content(body, type, tool) : tool === 'mitmproxy' ? {} : { size: 0, mimeType: '' },
      redirectURL: tool === 'charles' ? null : (headerOf(response, 'location') ?? ''),
      headersSize: -1,
      bodySize: body?.length ?? -1,
      ...(!response && tool === 'mitmproxy' && { _error: 'Connection refused' }),
      ...(!response && tool === 'safari' && { _error: error?.code ?? 'Could not connect to the server.' }),
    },
    cache: {},
    timings: { connect: -1, ssl: tool === 'mitmproxy' ? null : -1, send: 0, receive: 0, wait: time },
  }
}

/** Charles keeps the fields of a form and not its text; Insomnia writes a body for every request; mitmproxy writes both. */
function posted(text: string | undefined, mimeType: string, tool: Tool) {
  if (text === undefined) return tool === 'insomnia' ? { mimeType: '', text: '', params: [] } : undefined
  const params = mimeType.includes('urlencoded')
    ? [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }))
    : []
  if (tool === 'charles' && params.length > 0) return { mimeType, params }
  return tool === 'fiddler' ? { mimeType, text } : { mimeType, text, params }
}

function content(text: string | undefined, mimeType: string, tool: Tool) {
  const size = text?.length ?? 0
  if (text === undefined) return { size, mimeType }
  return tool === 'charles'
    ? { size, mimeType, text: Buffer.from(text).toString('base64'), encoding: 'base64' }
    : { size, compression: 0, mimeType, text }
}

/** WebKit holds fields in a dictionary; Charles writes the pseudo-fields of HTTP/2. */
function fields(headers: readonly HeaderField[] = [], tool: Tool, pseudo: readonly HeaderField[]) {
  if (tool === 'charles') return [...pseudo, ...headers]
  if (tool !== 'safari') return headers
  const joined = new Map<string, string>()
  for (const { name, value } of headers) joined.set(name, joined.has(name) ? `${joined.get(name)}, ${value}` : value)
  return [...joined].map(([name, value]) => ({ name, value }))
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

const times: Readonly<Record<Tool, (time: number) => string>> = {
  safari: iso,
  insomnia: iso,
  charles: (time) => iso(time + 3_600_000).replace('Z', '+01:00'),
  fiddler: (time) => iso(time - 5 * 3_600_000).replace('Z', '0000-05:00'),
  mitmproxy: (time) => iso(time).replace('Z', '053+00:00'),
}
