import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { both } from '../support/browser/both.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { press } from '../support/browser/press.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

describe.each(['Chromium', 'Firefox'] as const)('in %s', (name) => {
  const { launch, openPage, endWorker } = both[name]

  let browser: Browser
  let sites: TwoSites
  let tab: Page
  let popup: Page
  let tabId: number

  beforeAll(async () => {
    sites = await startTwoSites({})
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await sites?.stop()
  })

  beforeEach(async () => {
    tab = await browser.newPage()
    await tab.goto(`${sites.app}/home`)
    const asking = await openPage(browser, 'src/viewer/viewer.html')
    tabId = await tabIdOf(tab, asking)
    await asking.close()
    popup = await openPage(browser, `src/popup/popup.html?tab=${tabId}`)
  })

  afterEach(async () => {
    await ask(popup, 'clear', {})
    await Promise.all([popup.close(), tab.close()])
  })

  test('while capture is paused nothing is kept in any tab, also after the death of the worker; resumed, all is again', async () => {
    await press(popup, 'Record')
    await eventually('the badge says so', async () => (await badge()) === 'REC')
    await press(popup, 'Pause capture')
    await eventually('the popup says so', () =>
      popup.evaluate(() => document.body.innerText.includes('Capture is paused')),
    )
    await eventually('the badge says so', async () => (await badge()) === 'off')
    await exchange('while-paused')
    await endWorker(browser, popup)
    await tab.reload()
    await exchange('paused-and-dead')
    expect(await codes()).toEqual([])
    await press(popup, 'Resume')
    await eventually('the badge says so', async () => (await badge()) === 'REC')
    await exchange('resumed')
    await eventually('it is captured again', async () => (await codes()).includes('resumed'))
    expect(await codes()).toEqual(['resumed'])
    await eventually('the badge counts', async () => (await badge()) === '1')
  })

  test('a site on the list is never captured, wherever its requests go; what was known of it is forgotten', async () => {
    await press(popup, 'Record')
    await exchange('before')
    await eventually('it is captured', async () => (await codes()).includes('before'))
    await press(popup, 'Sites never to capture')
    await press(popup, 'Add this site: localhost')
    await eventually('it is forgotten', async () => (await codes()).length === 0)
    await exchange('from-the-site')
    await endWorker(browser, popup)
    await exchange('dead-from-the-site')
    expect(await codes()).toEqual([])
    await press(popup, 'Remove localhost')
    await tab.reload()
    await eventually('it is captured again', async () => {
      await exchange('again')
      return (await codes()).includes('again')
    })
  })

  function exchange(code: string): Promise<string> {
    return tab.evaluate(
      async (url, code) => {
        const body = new URLSearchParams({ grant_type: 'authorization_code', code })
        const text = await (await fetch(`${url}/token`, { method: 'POST', body })).text()
        // Time for the events to arrive.
        await new Promise((resolve) => setTimeout(resolve, 400))
        return text
      },
      sites.server,
      code,
    )
  }

  async function codes(): Promise<readonly string[]> {
    return (await readStoredJournal(popup)).flatMap((it) =>
      it.kind === 'requestStarted' ? [new URLSearchParams(it.body?.text).get('code') ?? ''] : [],
    )
  }

  function badge(): Promise<string> {
    return popup.evaluate((tabId) => {
      type Action = { getBadgeText(of: object): Promise<string> }
      return (globalThis as unknown as { readonly chrome: { readonly action: Action } }).chrome.action.getBadgeText({
        tabId,
      })
    }, tabId)
  }
})
