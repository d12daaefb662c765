import type { HttpExchange } from '../model/http-exchange.ts'
import type { ExchangeReported } from '../model/sighting.ts'
import type { Draft } from './draft.ts'
import { maySpeakOf } from './hearsay.ts'
import type { EntryOf } from './merge.ts'

/** How far two sources' clocks may be apart on the start of one request. Milliseconds. */
const window = 2000

type Report = EntryOf<ExchangeReported>

/**
 * Adds what sources without request ids reported to the requests that webRequest saw; returns the exchanges that only they saw.
 * Pairs are taken from the closest on, so the order of arrival does not matter.
 */
export function mergeReported(hops: readonly Draft[], reports: readonly Report[]): readonly Draft[] {
  const ordered = [...reports].sort(canonical)
  const left = assignToHops(hops, ordered)
  const alone: Draft[] = []
  const byKey = new Map<string, Draft[]>()
  for (const report of left) {
    const key = keyOf(report.sighting.method, report.sighting.url)
    const known = byKey.get(key) ?? []
    const [closest] = known
      .filter((draft) => fits(draft, report.sighting))
      .sort((a, b) => distance(a, report.sighting) - distance(b, report.sighting))
    if (closest) {
      tell(closest, report.sighting)
      continue
    }
    const draft = start(report)
    alone.push(draft)
    byKey.set(key, [...known, draft])
  }
  return alone
}

function assignToHops(hops: readonly Draft[], reports: readonly Report[]): readonly Report[] {
  const byKey = new Map<string, Draft[]>()
  for (const hop of hops) {
    const key = keyOf(hop.method, hop.url)
    byKey.set(key, [...(byKey.get(key) ?? []), hop])
  }
  const byId = new Map(hops.map((hop) => [hop.id, hop]))
  const pairs = reports.flatMap((report) =>
    (byKey.get(keyOf(report.sighting.method, report.sighting.url)) ?? []).flatMap((hop) => {
      const last = fits(hop, report.sighting) ? hop : lastHopOf(hop, byId, report.sighting)
      return last ? [{ report, hop, last, distance: distance(hop, report.sighting) }] : []
    }),
  )
  pairs.sort(
    (a, b) =>
      a.distance - b.distance ||
      canonical(a.report, b.report) ||
      a.hop.startedAt - b.hop.startedAt ||
      compare(a.hop.id, b.hop.id),
  )
  const assigned = new Set<Report>()
  for (const { report, hop, last } of pairs) {
    if (assigned.has(report) || holdsBodyFrom(last, report.sighting)) continue
    tellRequest(hop, report.sighting)
    tellAnswer(last, report.sighting)
    assigned.add(report)
  }
  return reports.filter((report) => !assigned.has(report))
}

/** A page that follows redirects tells what it sent to the first address, and what the last one answered. */
function lastHopOf(hop: Draft, byId: ReadonlyMap<string, Draft>, sighting: ExchangeReported): Draft | undefined {
  if (hop.redirectedTo === undefined || sighting.source !== 'pageHook' || !isNear(hop, sighting)) return undefined
  let last: Draft = hop
  for (let steps = 0; steps < 30 && last.redirectedTo !== undefined; steps++) last = byId.get(last.redirectedTo) ?? last
  return last !== hop && hasStatus(last, sighting) && isFromItsPlace(last, sighting) ? last : undefined
}

function keyOf(method: string, url: string) {
  const hash = url.indexOf('#')
  return `${method} ${hash < 0 ? url : url.slice(0, hash)}`
}

function fits(draft: Draft, sighting: ExchangeReported): boolean {
  return (
    isNear(draft, sighting) &&
    hasStatus(draft, sighting) &&
    isFromItsPlace(draft, sighting) &&
    !holdsBodyFrom(draft, sighting)
  )
}

function isNear(draft: Draft, sighting: ExchangeReported) {
  return distance(draft, sighting) <= window
}

function distance(draft: Draft, sighting: ExchangeReported) {
  return Math.abs(draft.startedAt - sighting.startedAt)
}

function hasStatus(draft: Draft, { source, status }: ExchangeReported) {
  const known = draft.statuses[0]?.value
  // Where the browser got no answer, a page got none.
  if (source === 'pageHook' && status !== undefined && known === undefined && draft.errors.length > 0) return false
  return status === undefined || status === 0 || known === undefined || known === status
}

function isFromItsPlace(draft: Draft, { source, context }: ExchangeReported) {
  if (source === 'pageHook') return maySpeakOf(context, draft.context)
  const [a, b] = [draft.context.tab, context.tab]
  return a === undefined || b === undefined || a < 0 || b < 0 || a === b
}

function holdsBodyFrom(draft: Draft, { source, responseBody }: ExchangeReported) {
  return responseBody !== undefined && draft.responseBodies.some((said) => said.source === source)
}

/** Independent of arrival: by time, then by content. */
function canonical(a: Report, b: Report): number {
  return (
    a.sighting.startedAt - b.sighting.startedAt ||
    compare(a.sighting.url, b.sighting.url) ||
    compare(a.sighting.source, b.sighting.source) ||
    (a.sighting.endedAt ?? 0) - (b.sighting.endedAt ?? 0) ||
    compare(a.sighting.responseBody?.text ?? '', b.sighting.responseBody?.text ?? '') ||
    a.seq - b.seq
  )
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0
}

function start({ seq, sighting }: Report): Draft {
  const draft: Draft = {
    id: `s${seq}`,
    startedAt: sighting.startedAt,
    method: sighting.method,
    url: sighting.url,
    context: sighting.context,
    requestSeenBy: [],
    requestHeaders: [],
    requestBodies: [],
    statuses: [],
    responseHeaders: [],
    responseBodies: [],
    errors: [],
    ended: false,
  }
  tell(draft, sighting)
  return draft
}

function tell(draft: Draft, sighting: ExchangeReported) {
  tellRequest(draft, sighting)
  tellAnswer(draft, sighting)
}

function tellRequest(draft: Draft, sighting: ExchangeReported) {
  const { source } = sighting
  draft.requestSeenBy = [...draft.requestSeenBy, source]
  draft.context = fillContext(draft.context, sighting.context)
  if (sighting.requestHeaders)
    draft.requestHeaders = [...draft.requestHeaders, { source, value: sighting.requestHeaders }]
  if (sighting.requestBody) draft.requestBodies = [...draft.requestBodies, { source, value: sighting.requestBody }]
}

function tellAnswer(draft: Draft, sighting: ExchangeReported) {
  const { source } = sighting
  if (sighting.status) draft.statuses = [...draft.statuses, { source, value: sighting.status }]
  if (sighting.responseHeaders)
    draft.responseHeaders = [...draft.responseHeaders, { source, value: sighting.responseHeaders }]
  if (sighting.responseBody) draft.responseBodies = [...draft.responseBodies, { source, value: sighting.responseBody }]
  if (sighting.errorCode) draft.errors = [...draft.errors, { source, value: sighting.errorCode }]
  if (sighting.endedAt === undefined && !sighting.status && !sighting.errorCode) return
  draft.endedAt ??= sighting.endedAt ?? sighting.time
  draft.ended = true
}

/** webRequest's word stays; what it does not know is filled in. */
function fillContext(known: HttpExchange['context'], told: HttpExchange['context']): HttpExchange['context'] {
  const resourceType = known.resourceType === 'other' ? told.resourceType : known.resourceType
  return { ...told, ...known, resourceType }
}
