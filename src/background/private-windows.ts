import browser, { type Tabs } from 'webextension-polyfill'
import { isPrivate } from '../storage/entry-scope.ts'
import type { Journal } from '../storage/journal.ts'
import { createPrivateArea } from '../storage/private-area.ts'
import type { SessionArea } from '../storage/session-area.ts'

export interface PrivateWindows {
  /** Where what was captured is kept. */
  readonly area: SessionArea
  /** Whether a tab, or a worker that has none, is of a private window. */
  isPrivate(tab: number | undefined): boolean
  /** Looks at the tabs that are open already. */
  look(): Promise<void>
  /** Nothing of a private window outlives the last one. */
  forget(journal: Journal): Promise<void>
}

/** Chrome runs a copy of the extension of its own for private windows. Has to be called synchronously when the worker starts. */
export function privateWindowsOfChrome(shared: SessionArea): PrivateWindows {
  const isCopy = browser.extension.inIncognitoContext === true
  return {
    area: isCopy ? createPrivateArea(indexedDB) : shared,
    isPrivate: () => isCopy,
    look: async () => undefined,
    // The browser drops the copy with all that it has; this is for whatever keeps it alive.
    forget: async (journal) => (isCopy ? forgetWithLast(journal) : undefined),
  }
}

/** Firefox has one background page for all windows. Has to be called synchronously when the page starts. */
export function privateWindowsOfFirefox(shared: SessionArea): PrivateWindows {
  const tabs = new Set<number>()
  browser.tabs.onCreated.addListener(note)
  return {
    area: shared,
    isPrivate: (tab) => tab !== undefined && tabs.has(tab),
    async look() {
      for (const tab of await browser.tabs.query({})) note(tab)
    },
    forget: forgetWithLast,
  }

  function note({ id, incognito }: Tabs.Tab) {
    if (incognito && id !== undefined) tabs.add(id)
  }
}

async function forgetWithLast(journal: Journal) {
  const entries = journal.entriesAfter(0)
  const belongs = isPrivate(entries)
  if (!entries.some(belongs)) return
  const open = await browser.tabs.query({})
  if (!open.some((tab) => tab.incognito)) journal.remove(belongs)
}
