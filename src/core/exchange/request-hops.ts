import type { RequestStarted } from '../model/sighting.ts'
import type { Draft } from './draft.ts'
import type { EntryOf, RequestSighting } from './merge.ts'

/**
 * The hops of one request id: each redirect ends one and starts the next. Within one request the browser reports in order, so
 * the journal's order breaks ties of the clock.
 */
export function hopsOf(entries: readonly EntryOf<RequestSighting>[]): readonly Draft[] {
  const ordered = [...entries].sort((a, b) => a.sighting.time - b.sighting.time || a.seq - b.seq)
  const hops: Draft[] = []
  const early: Exclude<RequestSighting, RequestStarted>[] = []
  for (const { sighting } of ordered) {
    const current = hops.at(-1)
    if (sighting.kind !== 'requestStarted') {
      if (current) tell(current, sighting)
      else early.push(sighting)
    } else if (current && isSameStart(current, sighting)) {
      if (sighting.body)
        current.requestBodies = [...current.requestBodies, { source: sighting.source, value: sighting.body }]
    } else {
      hops.push(startHop(sighting, hops))
    }
  }
  // By the clock before its start: it still belongs somewhere.
  const [first] = hops
  if (first) for (const sighting of early) tell(first, sighting)
  return hops
}

/** A start is told again when an authentication is retried or when it was missed and made up for; only a redirect begins a new hop. */
function isSameStart(current: Draft, { url, method }: RequestStarted) {
  return current.redirectUrl === undefined && current.url === url && current.method === method
}

function startHop(sighting: RequestStarted, before: readonly Draft[]): Draft {
  const previous = before.at(-1)
  const id = `r${sighting.requestId}.${before.length}`
  if (previous) previous.redirectedTo = id
  return {
    id,
    startedAt: sighting.time,
    method: sighting.method,
    url: sighting.url,
    context: contextOf(sighting),
    requestSeenBy: [sighting.source],
    requestHeaders: [],
    requestBodies: sighting.body ? [{ source: sighting.source, value: sighting.body }] : [],
    statuses: [],
    responseHeaders: [],
    responseBodies: [],
    errors: [],
    ended: false,
    ...(previous ? { redirectedFrom: previous.id } : {}),
  }
}

/** A navigation has no document yet: one that does is a speculative load of the page it names. */
function contextOf({ source, context }: RequestStarted) {
  const speculative =
    source === 'webRequest' && context.resourceType === 'mainFrame' && context.documentId !== undefined
  return speculative ? { ...context, resourceType: 'prefetch' as const } : context
}

function tell(hop: Draft, sighting: Exclude<RequestSighting, RequestStarted>) {
  const { source } = sighting
  switch (sighting.kind) {
    case 'requestHeadersSent':
      hop.requestHeaders = [{ source, value: sighting.headers }, ...hop.requestHeaders]
      return
    case 'responseStarted':
      if (sighting.status > 0) hop.statuses = [{ source, value: sighting.status }, ...hop.statuses]
      if (sighting.headers) hop.responseHeaders = [{ source, value: sighting.headers }, ...hop.responseHeaders]
      return
    case 'redirected':
      if (sighting.status > 0) hop.statuses = [{ source, value: sighting.status }, ...hop.statuses]
      if (sighting.headers) hop.responseHeaders = [{ source, value: sighting.headers }, ...hop.responseHeaders]
      if (sighting.redirectUrl !== '') hop.redirectUrl = sighting.redirectUrl
      end(hop, sighting.time)
      return
    case 'requestCompleted':
      if (sighting.status > 0) hop.statuses = [...hop.statuses, { source, value: sighting.status }]
      end(hop, sighting.time)
      return
    case 'requestFailed':
      hop.errors = [...hop.errors, { source, value: sighting.code }]
      end(hop, sighting.time)
      return
    case 'responseBodyRead':
      hop.responseBodies = [...hop.responseBodies, { source, value: sighting.body }]
      return
    default:
      sighting satisfies never
  }
}

function end(hop: Draft, time: number) {
  hop.endedAt = Math.max(time, hop.endedAt ?? time)
  hop.ended = true
}
