import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { extensionWorker, openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { allowReloading, openPageOfReloaded } from '../support/browser/chromium-windows.ts'
import { openPanel } from '../support/browser/devtools-panel.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'

const { browser, sites } = await chromiumOnTwoSites()

test('when the extension is reloaded, no stale view of it stays, and pages with its scripts notice nothing', async () => {
  const tab = await browser.newPage()
  const problems: string[] = []
  tab.on('pageerror', (error) => problems.push(String(error)))
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await tab.goto(`${sites.app}/home`)
  const viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(viewer, 'startRecording', { tabId: await tabIdOf(tab, viewer) })
  await tab.reload()
  const { panel } = await openPanel(tab)
  await exchange(tab)
  await allowReloading(browser)
  const worker = await extensionWorker(browser)
  await worker.evaluate(() => (globalThis as unknown as Global).chrome.runtime.reload()).catch(() => undefined)
  // Chromium closes the pages of an extension that goes, and takes its panel out of DevTools; elsewhere the view says it.
  await eventually('the viewer is closed', () => viewer.isClosed(), { timeout: 20_000 })
  await eventually(
    'the panel is gone, or says so',
    () => panel.detached || panel.evaluate(saysSo).catch(() => panel.detached),
  )
  expect(await exchange(tab)).toContain('access_token')
  expect(problems.filter((text) => !/favicon/.test(text))).toEqual([])
  const again = await openPageOfReloaded(browser, 'src/viewer/viewer.html')
  await ask(again, 'startRecording', { tabId: await tabIdOf(tab, again) })
  expect(await exchange(tab)).toContain('access_token')
  expect(problems.filter((text) => !/favicon/.test(text))).toEqual([])
})

type Global = { readonly chrome: { readonly runtime: { reload(): void } } }

function exchange(page: Page): Promise<string> {
  return page.evaluate(async (url) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'c' })
    return (await fetch(`${url}/token`, { method: 'POST', body })).text()
  }, sites.server)
}

function saysSo(): boolean {
  return document.body.innerText.includes('OAuth X-ray was updated or reloaded')
}
