import { type HttpExchange, headerOf } from '../../src/core/model/http-exchange.ts'

/** Writes exchanges as the HAR of a browser or tool, with its peculiarities: for the fixtures and for round trips. */
export type Dialect = 'chrome' | 'firefox' | 'playwright'

export function writeHar(exchanges: readonly HttpExchange[], dialect: Dialect): string {
  const pages = [...new Set(exchanges.map(({ context }) => context.tab ?? 1))]
  const log = {
    version: '1.2',
    creator: creators[dialect],
    ...(dialect === 'firefox' && { browser: { name: 'Firefox', version: '153.0' } }),
    pages: pages.map((tab) => ({
      startedDateTime: iso(exchanges[0]?.startedAt ?? 0),
      id: pageId(tab, dialect),
      title: dialect === 'firefox' ? 'https://app.example/' : 'App',
      pageTimings: { onContentLoad: 120.5, onLoad: 160.1 },
    })),
    entries: exchanges.map((each) => writeEntry(each, dialect)),
  }
  return `${JSON.stringify({ log }, null, dialect === 'firefox' ? 0 : 2)}\n`
}

const creators = {
  chrome: { name: 'WebInspector', version: '537.36' },
  firefox: { name: 'Firefox', version: '153.0' },
  playwright: { name: 'Playwright', version: '1.59.0' },
} as const

function pageId(tab: number, dialect: Dialect) {
  return dialect === 'playwright' ? `page@${tab}f1c0` : `page_${tab}`
}

function writeEntry({ startedAt, endedAt, request, response, error, context }: HttpExchange, dialect: Dialect) {
  const time = (endedAt ?? startedAt) - startedAt
  const names = (name: string) => (dialect === 'chrome' ? name : name.replace(/(^|-)[a-z]/g, (c) => c.toUpperCase()))
  const requestHeaders = [...(request.headers ?? []), ...fetchMetadata(context.resourceType)]
  const fields = (headers: readonly { readonly name: string; readonly value: string }[] = []) =>
    headers.map(({ name, value }) => ({ name: names(name), value }))
  const type = headerOf(response, 'content-type') ?? 'x-unknown'
  const code = error?.code ?? (response ? undefined : 'net::ERR_FAILED')
  return {
    ...(dialect === 'chrome' && {
      _initiator: context.initiator
        ? { type: 'script', stack: { callFrames: [{ url: `${context.initiator}/app.js` }] } }
        : { type: 'other' },
      _priority: 'High',
      _resourceType:
        { mainFrame: 'document', subFrame: 'document', preflight: 'preflight', fetch: 'fetch' }[
          context.resourceType as string
        ] ?? 'other',
    }),
    ...(dialect === 'playwright' && { _monotonicTime: 1234.5 + time, _frameref: 'frame@7d1' }),
    pageref: pageId(context.tab ?? 1, dialect),
    startedDateTime: dialect === 'firefox' ? iso(startedAt).replace('Z', '+00:00') : iso(startedAt),
    time,
    request: {
      method: request.method,
      url: request.url.split('#')[0],
      httpVersion: dialect === 'firefox' ? 'HTTP/2' : 'http/2.0',
      cookies: [],
      headers: fields(requestHeaders),
      queryString: [],
      headersSize: -1,
      bodySize: request.body?.text?.length ?? 0,
      ...(request.body?.text && {
        postData: { mimeType: headerOf(request, 'content-type') ?? '', params: [], text: request.body.text },
      }),
    },
    response: response
      ? {
          status: response.status,
          statusText: '',
          httpVersion: 'http/2.0',
          cookies: [],
          headers: fields(response.headers),
          content: {
            size: response.body?.text?.length ?? 0,
            mimeType: type,
            ...(response.body?.text &&
              (dialect === 'playwright' && /html/.test(type)
                ? { text: Buffer.from(response.body.text).toString('base64'), encoding: 'base64' }
                : { text: response.body.text })),
          },
          redirectURL: response.redirectUrl ?? '',
          headersSize: -1,
          bodySize: -1,
          ...(code !== undefined && { _error: code }),
        }
      : {
          status: dialect === 'playwright' ? -1 : 0,
          statusText: '',
          httpVersion: '',
          cookies: [],
          headers: [],
          content: { size: 0, mimeType: 'x-unknown' },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
          ...(dialect === 'chrome' && { _error: code }),
          ...(dialect === 'playwright' && { _failureText: code }),
        },
    cache: {},
    timings: { blocked: 0, dns: -1, ssl: -1, connect: -1, send: 0, wait: time, receive: 0 },
    serverIPAddress: '192.0.2.10',
  }
}

function fetchMetadata(type: string) {
  const destination = { mainFrame: 'document', subFrame: 'iframe', fetch: 'empty' }[type]
  const mode = { mainFrame: 'navigate', subFrame: 'navigate', fetch: 'cors' }[type]
  return destination && mode
    ? [
        { name: 'sec-fetch-dest', value: destination },
        { name: 'sec-fetch-mode', value: mode },
      ]
    : []
}

function iso(milliseconds: number) {
  return new Date(milliseconds).toISOString()
}
