import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that a server of this process gets: the first one to this port that matches. */
export interface Held {
  readonly origin: string
  readonly matches: (request: { readonly method: string; readonly url: string }) => boolean
  /** `2`: the second such request. */
  readonly nth?: number
}

const channel = 'http.server.request.start'

/**
 * Keeps the answer to one request back until `meanwhile` is done: so a login stands still at a point of our choice.
 * Returns how to stop.
 */
export function holdAnswer({ origin, matches, nth = 1 }: Held, meanwhile: () => Promise<void>): () => void {
  const port = Number(new URL(origin).port)
  let seen = 0
  const onRequest = (event: unknown) => {
    const { request, response } = event as { readonly request: IncomingMessage; readonly response: ServerResponse }
    if (request.socket.localPort !== port) return
    if (!matches({ method: request.method ?? '', url: request.url ?? '' })) return
    seen += 1
    if (seen === nth) holdBack(response, meanwhile())
  }
  subscribe(channel, onRequest)
  return () => void unsubscribe(channel, onRequest)
}

/** The servers of the lab answer in one piece, with `end`. */
function holdBack(response: ServerResponse, until: Promise<void>): void {
  const end = response.end.bind(response) as (...given: unknown[]) => unknown
  response.end = (...given: unknown[]) => {
    until.catch(() => undefined).then(() => end(...given))
    return response
  }
}
