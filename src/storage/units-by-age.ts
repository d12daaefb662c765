import type { JournalEntry, Sighting } from '../core/model/sighting.ts'
import { tabsOfEntries } from './entry-scope.ts'

/** Entries of one tab further apart than this belong to different flows. */
const silence = 60_000
/** A flow that never ends (an application polling for hours) is dropped piece by piece. */
const longestUnit = 500

/**
 * Flows, the oldest first, as far as the journal can tell: what happened in the oldest entry's tab and in the tabs it opened,
 * until the next flow begins there or nothing happened for a minute.
 */
export function* unitsByAge(
  entries: readonly JournalEntry[],
  startsFlow: (sighting: Sighting) => boolean,
): Generator<readonly number[]> {
  const rootOf = rootsOf(entries)
  const left = new Map<number, JournalEntry[]>()
  for (const entry of entries) {
    const root = rootOf(entry.sighting)
    const ofRoot = left.get(root)
    if (ofRoot) ofRoot.push(entry)
    else left.set(root, [entry])
  }
  const taken = new Set<number>()
  for (const { seq, sighting } of entries) {
    if (taken.has(seq)) continue
    const root = rootOf(sighting)
    const ofRoot = left.get(root) ?? []
    const unit = ofRoot.slice(0, lengthOfUnit(ofRoot, startsFlow)).map((entry) => entry.seq)
    left.set(root, ofRoot.slice(unit.length))
    for (const each of unit) taken.add(each)
    yield unit
  }
}

/** How many of one tab's entries, which are in order, belong to the first flow. */
function lengthOfUnit(entries: readonly JournalEntry[], startsFlow: (sighting: Sighting) => boolean): number {
  let begun = false
  let lastTime = entries[0]?.sighting.time ?? 0
  for (const [at, { sighting }] of entries.entries()) {
    const starts = startsFlow(sighting)
    if (at >= longestUnit || (starts && begun) || sighting.time - lastTime > silence) return at
    begun ||= starts
    lastTime = sighting.time
  }
  return entries.length
}

/** The tab that a sighting's tab was opened from, over any number of steps; -1 for workers. */
function rootsOf(entries: readonly JournalEntry[]): (sighting: Sighting) => number {
  const tabOf = tabsOfEntries(entries)
  const openers = new Map<number, number>()
  for (const { sighting } of entries) if (sighting.kind === 'tabOpened') openers.set(sighting.tab, sighting.openerTab)
  return (sighting) => {
    let tab = tabOf(sighting) ?? -1
    for (let steps = 0; steps < 10; steps += 1) tab = openers.get(tab) ?? tab
    return tab
  }
}
