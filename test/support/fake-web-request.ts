import type { WebRequestApi } from '../../src/capture/request-listeners.ts'
import type { WebRequestDetails, WebRequestEventName } from '../../src/capture/web-request.ts'

export type FakeRequest = Partial<WebRequestDetails> & Pick<WebRequestDetails, 'requestId' | 'type' | 'url'>

interface Added {
  readonly event: WebRequestEventName
  readonly listener: (details: WebRequestDetails) => unknown
  readonly urls: readonly string[]
  readonly types: readonly string[]
  readonly extra: readonly string[]
}

const names: readonly WebRequestEventName[] = [
  'onBeforeRequest',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
]

/** A browser's webRequest with filters as they work there: each listener that matches is called, with the same details but for the time. */
export function fakeWebRequest() {
  let all: readonly Added[] = []
  const event = (event: WebRequestEventName) => ({
    addListener(listener: (details: never) => unknown, filter: object, extra: string[] = []) {
      const { urls, types } = filter as { readonly urls: readonly string[]; readonly types: readonly string[] }
      all = [...all, { event, listener: listener as Added['listener'], urls, types, extra }]
    },
    removeListener(listener: (details: never) => unknown) {
      all = all.filter((it) => it.listener !== listener)
    },
  })
  return {
    api: Object.fromEntries(names.map((name) => [name, event(name)])) as WebRequestApi,
    added: () => all,
    happens(name: WebRequestEventName, request: FakeRequest) {
      const details = { method: 'POST', tabId: 3, frameId: 0, ...request }
      let timeStamp = 5
      for (const { event, listener, urls, types } of all)
        if (event === name && types.includes(request.type) && urls.some((it) => matches(it, request.url)))
          // Firefox reads the clock for each listener.
          listener({ timeStamp: timeStamp++, ...details })
    },
  }
}

/** Match patterns: https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/Match_patterns */
export function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true
  const [, scheme = '', host = '', path = ''] = /^(\*|[a-z]+):\/\/([^/]*)(\/.*)$/.exec(pattern) ?? []
  const { protocol, hostname, pathname, search } = new URL(url)
  const schemes = scheme === '*' ? ['http:', 'https:'] : [`${scheme}:`]
  const hosts = host === '*' || host === hostname
  return schemes.includes(protocol) && hosts && glob(path).test(pathname + search)
}

function glob(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
}
