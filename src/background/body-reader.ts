import browser from 'webextension-polyfill'
import { isWorthReading, readResponse, type StreamFilter, toRead } from '../capture/stream-filter.ts'
import type { WebRequestDetails } from '../capture/web-request.ts'
import type { WhenReady } from '../capture/when-ready.ts'
import type { State } from './restore.ts'

/** Firefox: the request waits for what this returns, so nothing of the response is missed while the state is read. */
export function createBodyReader(state: WhenReady<State>): (details: WebRequestDetails) => Promise<object> | undefined {
  return (details) => {
    const known = state.now()
    if (known) return void readBody(known, details)
    return state.ready.then((ready) => {
      readBody(ready, details)
      return {}
    })
  }
}

function readBody({ interest, watched, capture, admission }: State, details: WebRequestDetails) {
  const start = interest.keptRequest(details.requestId)
  if (!start || admission.orders().paused || !isWorthReading(start, details)) return
  // Workers have no tab: their bodies are read while anything is armed.
  if (details.tabId >= 0 ? !watched.isArmed(details.tabId) : !watched.isAnyArmed()) return
  const filter = browser.webRequest.filterResponseData(details.requestId) as unknown as StreamFilter
  readResponse(filter, (bytes, cut) => {
    const read = toRead(start, details, bytes, cut)
    if (read) capture.take(read)
  })
}
