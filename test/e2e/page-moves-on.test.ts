import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readJournal } from '../support/browser/journal.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

const callback = `<script>
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'c' })
  fetch('{server}/t' + location.search, { method: 'POST', body })
    .then((answer) => answer.json())
    .then(() => location.replace('/home'))
</script>`

let browser: Browser
let sites: TwoSites

beforeAll(async () => {
  sites = await startTwoSites({ '/callback': callback })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await sites?.stop()
})

test('of thirty pages that move on right after the exchange, no token response is lost', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  for (let login = 0; login < 30; login += 1) {
    await tab.goto(`${sites.app}/callback?${login}`).catch(() => undefined)
    await eventually('the page has moved on', () => tab.url().endsWith('/home'))
  }
  const answers = async () => {
    const reports = (await readJournal(asking)).filter((it) => it.kind === 'exchangeReported')
    return new Set(reports.map((it) => it.responseBody?.text))
  }
  await eventually('all answers are in the journal', async () => (await answers()).size >= 30, {
    timeout: 5_000,
  }).catch(() => undefined)
  expect((await answers()).size).toBe(30)
})
