import type { HttpExchange } from '../model/http-exchange.ts'
import type { JournalEntry, Sighting } from '../model/sighting.ts'
import { attachClosings, attachDocuments, attachNavigations, attachOpeners } from './documents.ts'
import { type Draft, toExchange } from './draft.ts'
import { mergeReported } from './reported.ts'
import { hopsOf } from './request-hops.ts'

export interface ExchangeFold {
  add(entry: JournalEntry): void
  /** By start. The same sightings give the same exchanges, in whatever order they were added. */
  exchanges(): readonly HttpExchange[]
}

/** Sightings of the kinds that carry a request id. */
export type RequestSighting = Extract<Sighting, { readonly requestId: string }>

/** A sighting of one kind with its place in the journal. */
export interface EntryOf<S extends Sighting> {
  readonly seq: number
  readonly sighting: S
}

/**
 * Folds sightings into exchanges. An id never changes while more of the same exchange arrives (`r<requestId>.<hop>` for
 * webRequest, `s<seq>` for what only a source without request ids saw); the one exception is a report that came before the
 * webRequest sightings of the same request: from then on it is part of that exchange.
 */
export function createExchangeFold(): ExchangeFold {
  const requests = new Map<string, { entries: EntryOf<RequestSighting>[]; hops?: readonly Draft[] }>()
  const others = new Map<number, JournalEntry>()
  let folded: readonly HttpExchange[] | undefined

  return {
    add(entry) {
      folded = undefined
      const { seq, sighting } = entry
      if (!('requestId' in sighting)) {
        others.set(seq, entry)
        return
      }
      const known = requests.get(sighting.requestId)?.entries ?? []
      if (known.some((each) => each.seq === seq)) return
      requests.set(sighting.requestId, { entries: [...known, { seq, sighting }] })
    },
    exchanges() {
      folded ??= fold()
      return folded
    },
  }

  function fold() {
    const hops = [...requests.values()].flatMap((request) => {
      request.hops ??= hopsOf(request.entries)
      return request.hops.map((hop) => ({ ...hop }))
    })
    return foldDrafts(hops, [...others.values()])
  }
}

/** The exchanges that a whole journal tells of. */
export function mergeSightings(entries: readonly JournalEntry[]): readonly HttpExchange[] {
  const fold = createExchangeFold()
  for (const entry of entries) fold.add(entry)
  return fold.exchanges()
}

function foldDrafts(hops: readonly Draft[], others: readonly JournalEntry[]): readonly HttpExchange[] {
  const entries = [...others].sort((a, b) => a.sighting.time - b.sighting.time || a.seq - b.seq)
  const known = [...hops].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
  const drafts = [...known, ...mergeReported(known, entriesOfKind(entries, 'exchangeReported'))]
  drafts.push(...attachNavigations(drafts, entriesOfKind(entries, 'navigated')))
  attachDocuments(drafts, entriesOfKind(entries, 'documentRead'))
  attachOpeners(drafts, entriesOfKind(entries, 'tabOpened'))
  attachClosings(drafts, entriesOfKind(entries, 'tabClosed'))
  const imported = entriesOfKind(entries, 'exchangeImported').map(({ sighting }) => sighting.exchange)
  const live = drafts.map(toExchange)
  return [...live, ...imported].sort(
    (a, b) => a.startedAt - b.startedAt || chainOrder(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** Hops of one redirect may start in the same millisecond. */
function chainOrder(a: HttpExchange, b: HttpExchange): number {
  const [requestOfA, hopOfA] = a.id.split('.')
  const [requestOfB, hopOfB] = b.id.split('.')
  return requestOfA === requestOfB ? Number(hopOfA) - Number(hopOfB) || 0 : 0
}

function entriesOfKind<K extends Sighting['kind']>(
  entries: readonly JournalEntry[],
  kind: K,
): readonly EntryOf<Extract<Sighting, { readonly kind: K }>>[] {
  return entries.flatMap(({ seq, sighting }) =>
    sighting.kind === kind ? [{ seq, sighting: sighting as Extract<Sighting, { readonly kind: K }> }] : [],
  )
}
