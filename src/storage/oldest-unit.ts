import type { JournalEntry, Sighting } from '../core/model/sighting.ts'
import { tabsOfEntries } from './entry-scope.ts'

/** Entries of one tab further apart than this belong to different flows. */
const silence = 60_000
/** A flow that never ends (an application polling for hours) is dropped piece by piece. */
const longestUnit = 500

/**
 * The oldest flow, as far as the journal can tell: what happened in the oldest entry's tab and in the tabs it opened, until
 * the next flow begins there or nothing happened for a minute.
 */
export function oldestUnit(
  entries: readonly JournalEntry[],
  startsFlow: (sighting: Sighting) => boolean,
): readonly number[] {
  const rootOf = rootsOf(entries)
  const [first] = entries
  if (!first) return []
  const root = rootOf(first.sighting)
  const unit: number[] = []
  let begun = false
  let lastTime = first.sighting.time
  for (const { seq, sighting } of entries) {
    if (rootOf(sighting) !== root) continue
    const starts = startsFlow(sighting)
    if (unit.length >= longestUnit || (starts && begun) || sighting.time - lastTime > silence) break
    begun ||= starts
    unit.push(seq)
    lastTime = sighting.time
  }
  return unit
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
