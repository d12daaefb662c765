import type { Frame, Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { killWorker, openExtensionPage, openViewer } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { openPanel } from '../support/browser/devtools-panel.ts'
import { eventually } from '../support/browser/eventually.ts'
import { tabIdOf } from '../support/browser/extension-page.ts'

const { browser, sites } = await chromiumOnTwoSites()

test('panel and viewer come back by themselves when the worker has died, and miss nothing of what happened meanwhile', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  const { panel } = await openPanel(tab)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const viewer = await openViewer(browser, await tabIdOf(tab, asking))
  await asking.close()
  await tab.reload()
  for (let life = 1; life <= 3; life += 1) {
    await exchange(tab, `client-${life}-a`)
    await killWorker(browser)
    await exchange(tab, `client-${life}-b`)
    for (const screen of [panel, viewer])
      await eventually(`all of life ${life} is shown`, async () => (await rowsOf(screen)) === life * 2)
  }
  for (const screen of [panel, viewer])
    expect(await screen.evaluate(() => document.body.innerText)).not.toContain('Reconnecting')
})

/** Each exchange is a client of its own, so each is a row of its own. */
function exchange(page: Page, client: string): Promise<string> {
  return page.evaluate(
    async (url, client) => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client })
      // The worker is ended when all has been told, as the browser does.
      const text = await (await fetch(`${url}/token`, { method: 'POST', body })).text()
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return text
    },
    sites.server,
    client,
  )
}

function rowsOf(screen: Page | Frame): Promise<number> {
  return screen.evaluate(() => document.querySelectorAll('[aria-label="Flows"] [role="option"]').length)
}
