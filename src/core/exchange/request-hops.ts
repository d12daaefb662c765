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
  for (const { sighting } of ordered) {
    if (sighting.kind === 'requestStarted') {
      const before = hops.at(-1)
      if (before && isSameStart(before, sighting)) continue
      hops.push(startHop(sighting, hops))
    }
  }
  let current = -1
  for (const { sighting } of ordered) {
    if (sighting.kind === 'requestStarted') {
      const next = hops[current + 1]
      if (next && next.url === sighting.url && next.startedAt === sighting.time) current++
      continue
    }
    // What came before its start by the clock, or after the journal had dropped the start, still belongs somewhere.
    const hop = hops[Math.max(current, 0)]
    if (hop) tell(hop, sighting)
  }
  return hops
}

/** Authentication retries and duplicate listeners tell the same start again; only a redirect starts a new hop. */
function isSameStart(before: Draft, sighting: RequestStarted) {
  return before.url === sighting.url && before.startedAt === sighting.time && before.method === sighting.method
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
      hop.statuses = [{ source, value: sighting.status }, ...hop.statuses]
      if (sighting.headers) hop.responseHeaders = [{ source, value: sighting.headers }, ...hop.responseHeaders]
      return
    case 'redirected':
      hop.statuses = [{ source, value: sighting.status }, ...hop.statuses]
      if (sighting.headers) hop.responseHeaders = [{ source, value: sighting.headers }, ...hop.responseHeaders]
      hop.redirectUrl = sighting.redirectUrl
      end(hop, sighting.time)
      return
    case 'requestCompleted':
      hop.statuses = [...hop.statuses, { source, value: sighting.status }]
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
