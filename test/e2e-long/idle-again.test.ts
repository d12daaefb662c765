import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'
import { startTwoSites } from '../support/two-sites.ts'

test('a while after the last recording has ended, requests to unusual addresses are no longer listened to', async () => {
  const sites = await startTwoSites({})
  const browser = await launchChromium()
  try {
    const extension = await openExtensionPage(browser, 'src/devtools/devtools.html')
    const tab = await browser.newPage()
    await tab.goto(`${sites.app}/home`)
    const tabId = await tabIdOf(tab, extension)
    const post = (path: string) =>
      tab.evaluate(async (url) => {
        await (await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) })).text()
      }, sites.server + path)
    const isHeard = async (path: string) =>
      (await readStoredJournal(extension)).some((it) => it.kind === 'requestStarted' && it.url === sites.server + path)

    await ask(extension, 'startRecording', { tabId })
    await post('/while-recorded')
    await eventually('it is heard', () => isHeard('/while-recorded'))
    await ask(extension, 'stopRecording', { tabId })
    await sleep(16_000)
    await post('/afterwards')
    await post('/oauth2/token')
    await eventually('what is typical is heard', () => isHeard('/oauth2/token'))
    expect(await isHeard('/afterwards')).toBe(false)
  } finally {
    await browser.close()
    await sites.stop()
  }
})
