import type { JournalEntry, Sighting } from '../core/model/sighting.ts'

/** Tells which tab a journal entry belongs to, parts of a request included; undefined for workers. */
export function tabsOfEntries(entries: Iterable<JournalEntry>): (sighting: Sighting) => number | undefined {
  const tabOfRequest = new Map<string, number | undefined>()
  for (const { sighting } of entries)
    if (sighting.kind === 'requestStarted') tabOfRequest.set(sighting.requestId, sighting.context.tab)
  return (sighting) => {
    if ('tab' in sighting) return sighting.tab
    if ('requestId' in sighting) return tabOfRequest.get(sighting.requestId)
    return sighting.kind === 'exchangeReported' ? sighting.context.tab : undefined
  }
}

/** The tab and all tabs that were opened from it, over any number of steps. */
export function tabFamily(entries: Iterable<JournalEntry>, tabId: number): ReadonlySet<number> {
  const family = new Set([tabId])
  for (const { sighting } of entries)
    if (sighting.kind === 'tabOpened' && family.has(sighting.openerTab)) family.add(sighting.tab)
  return family
}

/** Entries of a tab, of the tabs it opened, and of the workers of the same sites. Who opened whom stays known. */
export function belongsToTab(entries: readonly JournalEntry[], tabId: number): (entry: JournalEntry) => boolean {
  const family = tabFamily(entries, tabId)
  const tabOf = tabsOfEntries(entries)
  const inFamily = (sighting: Sighting) => family.has(tabOf(sighting) ?? -1)
  const starts = entries.flatMap(({ sighting }) => (sighting.kind === 'requestStarted' ? [sighting] : []))
  const sites = new Set(starts.filter(inFamily).map((it) => it.context.initiator))
  const workers = new Set(
    starts.filter((it) => it.context.tab === undefined && sites.has(it.context.initiator)).map((it) => it.requestId),
  )
  return ({ sighting }) => {
    if (sighting.kind === 'tabOpened') return false
    return inFamily(sighting) || ('requestId' in sighting && workers.has(sighting.requestId))
  }
}

/** Entries of private windows. */
export function isPrivate(entries: readonly JournalEntry[]): (entry: JournalEntry) => boolean {
  const requests = new Set<string>()
  const tabs = new Set<number>()
  for (const { sighting } of entries) {
    const context = 'context' in sighting ? sighting.context : sighting.kind === 'navigated' ? sighting : undefined
    if (!context?.incognito) continue
    if (sighting.kind === 'requestStarted') requests.add(sighting.requestId)
    if (context.tab !== undefined) tabs.add(context.tab)
  }
  const tabOf = tabsOfEntries(entries)
  return ({ sighting }) =>
    ('requestId' in sighting && requests.has(sighting.requestId)) || tabs.has(tabOf(sighting) ?? -1)
}
