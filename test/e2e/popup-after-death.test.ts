import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { mergeSightings } from '../../src/core/exchange/merge.ts'
import { killWorker, openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readJournal } from '../support/browser/feed.ts'

const popup = `<title>popup</title><script>
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'of-the-popup', client_id: 'c' })
  fetch('{server}/exchange', { method: 'POST', body }).then((answer) => answer.text()).then(() => document.title = 'done')
</script>`
const { browser, sites } = await chromiumOnTwoSites({ '/popup': popup })

test('a popup that the recorded tab opens after the worker has died is recorded, with bodies', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  const extension = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const tabId = await tabIdOf(tab, extension)
  await ask(extension, 'startRecording', { tabId })
  await killWorker(browser)

  const popup = await openPopup(tab)
  const popupId = await tabIdOf(popup, extension)
  const url = `${sites.server}/exchange`
  const exchange = await eventually('the exchange of the popup is kept, with its answer', async () => {
    const all = mergeSightings(await readJournal(extension))
    return all.find(({ request, response }) => request.url === url && response?.body?.text !== undefined)
  })
  expect(exchange.request.body?.text).toContain('code=of-the-popup')
  expect(exchange.context).toMatchObject({ tab: popupId, openerTab: tabId, armed: true })
  await ask(extension, 'stopRecording', { tabId })
  expect((await ask(extension, 'tabState', { tabId })).recorded?.tabs).toEqual([tabId, popupId])
})

async function openPopup(tab: Page): Promise<Page> {
  const address = `${sites.app}/popup`
  await tab.evaluate((address) => void window.open(address, 'popup', 'width=400,height=400'), address)
  const popup = await eventually('the popup is there', async () =>
    (await browser.pages()).find((it) => it.url() === address),
  )
  await eventually('it has exchanged the code', async () => (await popup.title()) === 'done')
  return popup
}
