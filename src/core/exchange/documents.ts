import type { DocumentRead, Navigated, TabClosed, TabOpened } from '../model/sighting.ts'
import type { Draft } from './draft.ts'
import type { EntryOf } from './merge.ts'

/** A navigation is told by two sources whose clocks differ a little. Milliseconds. */
const window = 2000

/**
 * Joins committed navigations to the requests of their documents, and makes exchanges of the deliveries that no request
 * carried: a fragment set within a document, and a custom scheme that a page opened by itself.
 */
export function attachNavigations(drafts: readonly Draft[], entries: readonly EntryOf<Navigated>[]): readonly Draft[] {
  const deliveries: Draft[] = []
  const documents = documentsAmong(drafts)
  for (const { seq, sighting } of entries) {
    // Coming back from the back/forward cache sends nothing and delivers nothing.
    if (sighting.restored) continue
    if (sighting.how === 'committed') completeDocument(documents, sighting)
    else if (isDelivery(drafts, documents, deliveries, sighting)) deliveries.push(toDraft(seq, sighting))
  }
  return deliveries
}

/** The text that a content script read belongs to the newest navigation to that address in that frame. */
export function attachDocuments(drafts: readonly Draft[], entries: readonly EntryOf<DocumentRead>[]) {
  const all = documentsAmong(drafts)
  for (const { sighting } of entries) {
    const documents = documentsOf(all, sighting)
    const exact = documents.filter((draft) => withoutFragment(draft.url) === withoutFragment(sighting.url))
    // A page may have rewritten its own query before it was read.
    const draft = exact.at(-1) ?? documents.filter((each) => endpointOf(each.url) === endpointOf(sighting.url)).at(-1)
    if (draft) draft.documentText = sighting.text
  }
}

export function attachOpeners(drafts: readonly Draft[], entries: readonly EntryOf<TabOpened>[]) {
  const openers = new Map(entries.map(({ sighting }) => [sighting.tab, sighting.openerTab]))
  for (const draft of drafts) {
    const openerTab = draft.context.tab === undefined ? undefined : openers.get(draft.context.tab)
    if (openerTab !== undefined && draft.context.openerTab === undefined)
      draft.context = { ...draft.context, openerTab }
  }
}

/** Of opened tabs only: that an ordinary tab was closed tells nothing of a login. Tab ids are not used again in a browser session. */
export function attachClosings(drafts: readonly Draft[], entries: readonly EntryOf<TabClosed>[]) {
  const closings = new Map(entries.map(({ sighting }) => [sighting.tab, sighting.time]))
  for (const draft of drafts) {
    const { tab, openerTab } = draft.context
    const tabClosedAt = tab === undefined || openerTab === undefined ? undefined : closings.get(tab)
    if (tabClosedAt !== undefined && tabClosedAt >= draft.startedAt) draft.context = { ...draft.context, tabClosedAt }
  }
}

function completeDocument(documents: Documents, { tab, frame, time, url, documentId }: Navigated) {
  const draft = documentsOf(documents, { tab, frame, time })
    .filter((each) => withoutFragment(each.url) === withoutFragment(url))
    .at(-1)
  if (!draft) return
  if (documentId !== undefined && draft.context.documentId === undefined)
    draft.context = { ...draft.context, documentId }
  if (url.includes('#') && !draft.url.includes('#')) {
    draft.url = url
    draft.requestSeenBy = [...draft.requestSeenBy, 'webNavigation']
  }
}

/** Requests of documents, by time, under their tab and frame. */
type Documents = ReadonlyMap<string, readonly Draft[]>

function documentsAmong(drafts: readonly Draft[]): Documents {
  const byFrame = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const { resourceType, tab, frame = 0 } = draft.context
    if (resourceType !== 'mainFrame' && resourceType !== 'subFrame') continue
    const known = byFrame.get(`${tab}/${frame}`)
    if (known) known.push(draft)
    else byFrame.set(`${tab}/${frame}`, [draft])
  }
  for (const known of byFrame.values()) {
    known.sort(
      (a, b) => a.startedAt - b.startedAt || (a.redirectedFrom === b.id ? 1 : b.redirectedFrom === a.id ? -1 : 0),
    )
  }
  return byFrame
}

/** Those of one frame that had started by then. */
function documentsOf(
  documents: Documents,
  at: { readonly tab: number; readonly frame: number; readonly time: number },
): readonly Draft[] {
  return (documents.get(`${at.tab}/${at.frame}`) ?? []).filter(({ startedAt }) => startedAt <= at.time + window)
}

/** What an answer of an authorization server carries (RFC 6749 §4.1.2, §4.2.2; JARM). */
const deliveredParameter = /[#?&/](?:code|error|access_token|id_token|response|state)=/

function isDelivery(
  drafts: readonly Draft[],
  documents: Documents,
  deliveries: readonly Draft[],
  sighting: Navigated,
): boolean {
  if (!deliveredParameter.test(sighting.url)) return false
  const near = (draft: Draft) => Math.abs(draft.startedAt - sighting.time) <= window
  if (deliveries.some((draft) => draft.url === sighting.url && draft.context.tab === sighting.tab && near(draft)))
    return false
  if (sighting.how === 'fragment') return bringsFragment(documents, sighting)
  const custom = !/^(?:https?|about|blob|data|file|chrome|edge|moz-extension|chrome-extension|javascript):/i.test(
    sighting.url,
  )
  return sighting.how === 'failed' && custom && !drafts.some((draft) => draft.redirectUrl === sighting.url)
}

/** Not when the document was already loaded with this fragment. */
function bringsFragment(documents: Documents, sighting: Navigated): boolean {
  const hash = sighting.url.indexOf('#')
  if (hash < 0 || !deliveredParameter.test(sighting.url.slice(hash))) return false
  return documentsOf(documents, sighting).at(-1)?.url !== sighting.url
}

function toDraft(seq: number, { tab, frame, time, url, documentId }: Navigated): Draft {
  return {
    id: `s${seq}`,
    startedAt: time,
    endedAt: time,
    method: 'GET',
    url,
    context: {
      resourceType: frame === 0 ? 'mainFrame' : 'subFrame',
      tab,
      frame,
      ...(documentId === undefined ? {} : { documentId }),
    },
    requestSeenBy: ['webNavigation'],
    requestHeaders: [],
    requestBodies: [],
    statuses: [],
    responseHeaders: [],
    responseBodies: [],
    errors: [],
    ended: true,
  }
}

function withoutFragment(url: string) {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}

function endpointOf(url: string) {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}
