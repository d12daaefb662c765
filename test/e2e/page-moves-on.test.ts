import { expect, test } from 'vitest'
import { openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

const callback = `<script>
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'c' })
  fetch('{server}/t' + location.search, { method: 'POST', body })
    .then((answer) => answer.json())
    .then(() => location.replace('/home'))
</script>`

const { browser, sites } = await chromiumOnTwoSites({ '/callback': callback })

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
    const reports = (await readStoredJournal(asking)).filter((it) => it.kind === 'exchangeReported')
    return new Set(reports.map((it) => it.responseBody?.text))
  }
  await eventually('all answers are in the journal', async () => (await answers()).size >= 30, {
    timeout: 5_000,
  }).catch(() => undefined)
  expect((await answers()).size).toBe(30)
})
