import type { RequestStarted, Sighting } from '../core/model/sighting.ts'
import { createNews, type Listener } from './told-twice.ts'
import { typicalAddresses } from './typical-addresses.ts'
import { toSighting, toStart, type WebRequestDetails, type WebRequestEventName } from './web-request.ts'

interface WebRequestEvent {
  addListener(listener: (details: never) => unknown, filter: object, extra?: string[]): void
  removeListener(listener: (details: never) => unknown): void
}

export type WebRequestApi = Readonly<Record<WebRequestEventName, WebRequestEvent>>

interface Listening {
  /** Chrome hides cookies, Origin and every CORS preflight without `extraHeaders`; Firefox does not know the word. */
  readonly browser: 'chrome' | 'firefox'
  readonly onSighting: (sighting: Sighting, start: () => RequestStarted) => void
  /** Firefox: the one moment to ask for the response's body. The request waits for it, while everything is heard. */
  readonly beforeBody?: (details: WebRequestDetails) => Promise<object> | undefined
}

/** Navigations and requests to typical addresses are heard all the time. */
export interface RequestListeners {
  /** Every request, with its body where the browser gives it. */
  hearAll(): void
  /** No more than all the time. */
  hearTypical(): void
}

/**
 * Has to run synchronously when the worker starts. At first everything is heard: what woke the worker is delivered to no
 * listener that comes later, and whether a tab is armed is known only once the state was read.
 */
export function listenToWebRequests(api: WebRequestApi, listening: Listening): RequestListeners {
  const { browser, onSighting, beforeBody } = listening
  const isNews = createNews()
  const hear = (listener: Listener) => (event: WebRequestEventName, details: WebRequestDetails) => {
    if (!isNews(listener, `${event} ${details.requestId} ${details.url}`)) return
    const sighting = toSighting(event, details)
    if (sighting) onSighting(sighting, () => toStart(details))
  }
  const { navigations, others } = types[browser]
  // They stay when everything is heard: an event on its way while listeners change would be lost else.
  const always = { browser, hear: hear('always') }
  createListeners(api, { ...always, filter: { urls: ['<all_urls>'], types: navigations } }).add()
  createListeners(api, { ...always, filter: { urls: typicalAddresses, types: others } }).add()
  const filter = { urls: ['<all_urls>'], types: [...navigations, ...others] }
  const all = createListeners(api, { browser, hear: hear('armed'), filter, ...(beforeBody && { beforeBody }) })
  all.add()
  return { hearAll: all.add, hearTypical: all.remove }
}

interface ListenersOptions extends Pick<Listening, 'browser' | 'beforeBody'> {
  readonly filter: object
  readonly hear: (event: WebRequestEventName, details: WebRequestDetails) => void
}

/** One listener for each event, under one filter. */
function createListeners(api: WebRequestApi, { browser, filter, hear, beforeBody }: ListenersOptions) {
  const headers = browser === 'chrome' ? ['extraHeaders'] : []
  const extras: Readonly<Record<WebRequestEventName, string[] | undefined>> = {
    onBeforeRequest: ['requestBody'],
    onSendHeaders: ['requestHeaders', ...headers],
    onHeadersReceived: ['responseHeaders', ...headers, ...(beforeBody ? ['blocking'] : [])],
    onBeforeRedirect: ['responseHeaders', ...headers],
    onCompleted: undefined,
    onErrorOccurred: undefined,
  }
  const listeners = (Object.keys(extras) as WebRequestEventName[]).map((event) => ({
    event,
    listener: (details: WebRequestDetails) => {
      hear(event, details)
      return event === 'onHeadersReceived' ? beforeBody?.(details) : undefined
    },
  }))
  let added = false

  return {
    add() {
      if (added) return
      added = true
      for (const { event, listener } of listeners) {
        const extra = extras[event]
        if (extra) api[event].addListener(listener, filter, extra)
        else api[event].addListener(listener, filter)
      }
    },
    remove() {
      added = false
      for (const { event, listener } of listeners) api[event].removeListener(listener)
    },
  }
}

/** Kinds of resource that can carry OAuth. */
const types = {
  chrome: { navigations: ['main_frame', 'sub_frame'], others: ['xmlhttprequest', 'other', 'ping'] },
  firefox: {
    navigations: ['main_frame', 'sub_frame'],
    others: ['xmlhttprequest', 'other', 'ping', 'beacon', 'speculative'],
  },
}
