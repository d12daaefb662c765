import type { CDPSession, Page, Protocol } from 'puppeteer-core'

/** Writes what pages load as HAR 1.2, with the additions and omissions of Chrome's own export. */
export interface HarRecorder {
  /** Listens to a page from now on; each page is one `pageref`. */
  watch(page: Page): Promise<void>
  /** Waits until no answer is outstanding. */
  finish(): Promise<Har>
}

export interface Har {
  readonly log: { readonly version: string; readonly pages: readonly object[]; readonly entries: readonly object[] }
}

interface Hop {
  readonly pageref: string
  readonly startedAt: number
  readonly monotonic: number
  readonly type: string
  readonly initiator: Protocol.Network.Initiator
  readonly request: Protocol.Network.Request
  requestHeaders?: Protocol.Network.Headers
  response?: { status: number; statusText: string; headers: Protocol.Network.Headers; mimeType: string }
  responseHeaders?: Protocol.Network.Headers
  extraStatus?: number
  error?: string
  endedAt?: number
  /** Bytes of the body, as they arrived. */
  received?: number
  text?: string
  base64?: boolean
}

export function createHarRecorder(version: string): HarRecorder {
  const hops: Hop[] = []
  const open = new Map<string, Hop[]>()
  const pages: object[] = []
  const pending = new Set<Promise<unknown>>()

  async function watch(page: Page): Promise<void> {
    const pageref = `page_${pages.length + 1}`
    pages.push({
      startedDateTime: new Date().toISOString(),
      id: pageref,
      title: pageref,
      pageTimings: { onContentLoad: null, onLoad: null },
    })
    const session = await page.createCDPSession()
    listen(session, pageref)
    await session.send('Network.enable', { maxPostDataSize: 65_536 })
  }

  function listen(session: CDPSession, pageref: string): void {
    const key = (id: string) => `${pageref}/${id}`
    const last = (id: string) => open.get(key(id))?.at(-1)
    session.on('Network.requestWillBeSent', (event) => {
      const before = last(event.requestId)
      if (before && event.redirectResponse) answer(before, event.redirectResponse, event.timestamp)
      const hop: Hop = {
        pageref,
        startedAt: event.wallTime * 1000,
        monotonic: event.timestamp,
        type: event.type ?? 'Other',
        initiator: event.initiator,
        request: event.request,
      }
      hops.push(hop)
      open.set(key(event.requestId), [...(open.get(key(event.requestId)) ?? []), hop])
      if (event.request.hasPostData && event.request.postData === undefined) {
        track(
          session.send('Network.getRequestPostData', { requestId: event.requestId }).then(({ postData }) => {
            Object.assign(hop.request, { postData })
          }),
        )
      }
    })
    // The headers that the network stack added and read, one event per hop, in order, before or after the others.
    session.on('Network.requestWillBeSentExtraInfo', (event) =>
      soon(() => {
        const hop = open.get(key(event.requestId))?.find((it) => !it.requestHeaders)
        if (hop) hop.requestHeaders = event.headers
      }),
    )
    session.on('Network.responseReceivedExtraInfo', (event) =>
      soon(() => {
        const hop = open.get(key(event.requestId))?.find((it) => it.extraStatus === undefined)
        if (hop) Object.assign(hop, { responseHeaders: event.headers, extraStatus: event.statusCode })
      }),
    )
    session.on('Network.responseReceived', (event) => {
      const hop = last(event.requestId)
      if (hop) answer(hop, event.response, event.timestamp)
    })
    session.on('Network.dataReceived', (event) => {
      const hop = last(event.requestId)
      if (hop) hop.received = (hop.received ?? 0) + event.dataLength
    })
    session.on('Network.loadingFinished', (event) => {
      const hop = last(event.requestId)
      if (!hop) return
      hop.endedAt = event.timestamp
      track(
        session.send('Network.getResponseBody', { requestId: event.requestId }).then(({ body, base64Encoded }) => {
          Object.assign(hop, { text: body, base64: base64Encoded })
        }),
      )
    })
    session.on('Network.loadingFailed', (event) => {
      const hop = last(event.requestId)
      if (hop) Object.assign(hop, { error: event.errorText, endedAt: event.timestamp })
    })
  }

  function track(work: Promise<unknown>): void {
    // What the browser dropped meanwhile stays absent, as in its own export.
    const quiet = work.catch(() => {}).finally(() => pending.delete(quiet))
    pending.add(quiet)
  }

  function soon(work: () => void): void {
    track(new Promise((resolve) => setTimeout(resolve, 100)).then(work))
  }

  return {
    watch,
    async finish() {
      while (pending.size > 0) await Promise.all(pending)
      const entries = hops
        .filter(({ request }) => /^https?:/.test(request.url))
        .toSorted((a, b) => a.startedAt - b.startedAt)
        .map(toEntry)
      return {
        log: {
          version: '1.2',
          creator: { name: 'WebInspector', version: '537.36' },
          browser: browserOf(version),
          pages,
          entries,
        },
      }
    },
  }
}

/** The client's own page and scripts are long and say nothing of OAuth; the export leaves out what it has not got, too. */
const longestText = 20_000

function browserOf(version: string) {
  const [name = '', number = ''] = version.split('/')
  return { name, version: number.split('.')[0] ?? number }
}

function answer(hop: Hop, response: Protocol.Network.Response, timestamp: number): void {
  const { status, statusText, headers, mimeType } = response
  hop.response = { status, statusText, headers, mimeType }
  hop.endedAt = timestamp
}

function toEntry(hop: Hop): object {
  const { request, response, pageref } = hop
  const status = response?.status ?? hop.extraStatus ?? 0
  const headers = pairs(hop.responseHeaders ?? response?.headers ?? {})
  const mimeType = response?.mimeType ?? headerValue(headers, 'content-type')?.split(';')[0] ?? 'x-unknown'
  const kept = hop.text !== undefined && !/script|css|image|font/.test(mimeType) && hop.text.length <= longestText
  const time = hop.endedAt === undefined ? 0 : (hop.endedAt - hop.monotonic) * 1000
  return {
    _initiator: { type: hop.initiator.type, ...(hop.initiator.url !== undefined && { url: hop.initiator.url }) },
    _priority: request.initialPriority,
    _resourceType: hop.type.toLowerCase(),
    cache: {},
    pageref,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: pairs(hop.requestHeaders ?? request.headers),
      queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: request.postData?.length ?? 0,
      ...(request.postData !== undefined && { postData: postDataOf(request) }),
    },
    response: {
      status,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      headers,
      cookies: [],
      content: {
        size: hop.received ?? 0,
        mimeType,
        ...(kept && { text: hop.text, ...(hop.base64 && { encoding: 'base64' }) }),
      },
      redirectURL: headerValue(headers, 'location') ?? '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 0,
      _error: hop.error ?? null,
    },
    serverIPAddress: '127.0.0.1',
    startedDateTime: new Date(hop.startedAt).toISOString(),
    time: Math.round(time * 1000) / 1000,
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: Math.max(0, time), receive: 0 },
  }
}

function postDataOf({ headers, postData }: Protocol.Network.Request) {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return { mimeType: type, text: postData }
}

function pairs(headers: Protocol.Network.Headers): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value.split('\n').map((line) => ({ name: name.toLowerCase(), value: line })),
  )
}

function headerValue(headers: ReturnType<typeof pairs>, wanted: string): string | undefined {
  return headers.find(({ name }) => name === wanted)?.value
}
