import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { quietTime } from '../../src/capture/watched-tabs.ts'
import { both } from '../support/browser/both.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { startTwoSites } from '../support/two-sites.ts'

test.each(['Chromium', 'Firefox'] as const)(
  'in %s, a recording in which nothing happened for a while ends by itself, at the alarm of the browser',
  async (name) => {
    const { launch, openPage, endWorker } = both[name]
    const sites = await startTwoSites({})
    const browser = await launch()
    try {
      const extension = await openPage(browser, 'src/devtools/devtools.html')
      const tab = await browser.newPage()
      await tab.goto(`${sites.app}/home`)
      const tabId = await tabIdOf(tab, extension)
      await ask(extension, 'startRecording', { tabId })
      await eventually('the badge says so', async () => (await look(extension, tabId)).badge === 'REC')
      expect((await look(extension, tabId)).alarms).toEqual(['end-quiet-recordings'])

      // Nobody waits that long: it was begun earlier, says the storage, which is all that a new life of the worker knows.
      await extension.evaluate(setBack, quietTime)
      await endWorker(browser, extension)
      expect((await ask(extension, 'tabState', { tabId })).recording).toBeDefined()

      await eventually('it has ended', async () => (await ask(extension, 'tabState', { tabId })).recorded, {
        timeout: 90_000,
        interval: 1_000,
      })
      expect((await ask(extension, 'tabState', { tabId })).armed).toBe(false)
      await eventually('the badge is gone', async () => (await look(extension, tabId)).badge === '')
      await eventually('so is the alarm', async () => (await look(extension, tabId)).alarms.length === 0)
    } finally {
      await browser.close()
      await sites.stop()
    }
  },
)

interface Extension {
  readonly action: { getBadgeText(of: { readonly tabId: number }): Promise<string> }
  readonly alarms: { getAll(): Promise<readonly { readonly name: string }[]> }
  readonly storage: {
    readonly session: {
      get(key: string): Promise<Record<string, readonly { readonly startedAt: number }[]>>
      set(items: object): Promise<void>
    }
  }
}

function look(extension: Page, tabId: number): Promise<{ readonly badge: string; readonly alarms: readonly string[] }> {
  return extension.evaluate(async (tabId) => {
    const { action, alarms } = (globalThis as unknown as { readonly chrome: Extension }).chrome
    return { badge: await action.getBadgeText({ tabId }), alarms: (await alarms.getAll()).map(({ name }) => name) }
  }, tabId)
}

/** Runs in a page of the extension. */
async function setBack(milliseconds: number): Promise<void> {
  const { session } = (globalThis as unknown as { readonly chrome: Extension }).chrome.storage
  const { recordings = [] } = await session.get('recordings')
  await session.set({
    recordings: recordings.map((it) => ({ ...it, startedAt: it.startedAt - milliseconds })),
  })
}
