import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { mergeSightings } from '../../../src/core/exchange/merge.ts'
import { type Inspection, inspect } from '../../../src/core/inspect.ts'
import { ask, tabIdOf } from '../../support/browser/extension-page.ts'
import { readJournal } from '../../support/browser/feed.ts'
import { open, waitUntilDone } from './drive.ts'
import { seenIn } from './seen.ts'
import type { Sites } from './server/sites.ts'
import type { BrowserName, Situation } from './situation.ts'

export interface Running {
  readonly browser: BrowserName
  readonly sites: Sites
  readonly extension: Page
  readonly newTab: () => Promise<Page>
}

/** Lets a situation happen in a fresh tab with an empty journal, and returns what the extension made of it. */
export async function runSituation(
  situation: Situation,
  { browser, sites, extension, newTab }: Running,
  isComplete: (inspection: Inspection) => boolean,
): Promise<Inspection> {
  sites.reset()
  await ask(extension, 'clear', {})
  const tabs: Page[] = []
  const openTab = async (path: string) => {
    const tab = await newTab()
    tabs.push(tab)
    await open(tab, `${sites.origins.app}/blank`)
    const tabId = await tabIdOf(tab, extension)
    if (situation.recorded !== false) await ask(extension, 'startRecording', { tabId })
    await open(tab, `${sites.origins.app}${path}`)
    return { tab, tabId }
  }
  try {
    const first = await openTab(situation.path)
    const act = situation.act ?? (({ tab }) => waitUntilDone(tab))
    await act({ browser, sites, extension, ...first, openTab: async (path) => (await openTab(path)).tab })
    return await settled(extension, isComplete)
  } finally {
    for (const tab of tabs) await tab.close().catch(() => undefined)
  }
}

/** The inspection once it is as expected, or has not changed for a while. */
async function settled(extension: Page, isComplete: (inspection: Inspection) => boolean): Promise<Inspection> {
  const patience = 4_000
  for (let last = { text: '', since: 0 }; ; await sleep(120)) {
    const inspection = await inspect({ exchanges: mergeSightings(await readJournal(extension)) })
    const text = JSON.stringify(seenIn(inspection))
    if (text !== last.text) last = { text, since: Date.now() }
    const quiet = Date.now() - last.since
    // A moment longer even then: what must not appear could still come.
    if (quiet >= (isComplete(inspection) ? 350 : patience)) return inspection
  }
}
