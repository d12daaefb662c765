import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { allowInPrivate, openPageOfReloaded, openPrivateWindow } from '../support/browser/chromium-windows.ts'
import { eventually } from '../support/browser/eventually.ts'
import { readJournal } from '../support/browser/feed.ts'

const { browser, sites } = await chromiumOnTwoSites()

test('what happens in a private window is known to that window alone, and to nobody once it is closed', async () => {
  await openExtensionPage(browser, 'src/viewer/viewer.html')
  await allowInPrivate(browser)
  const viewer = await openPageOfReloaded(browser, 'src/viewer/viewer.html')
  const ordinary = await browser.newPage()
  await ordinary.goto(`${sites.app}/home`)
  await exchange(ordinary, 'ordinary')
  const hidden = await openPrivateWindow(viewer, `${sites.app}/home?hidden`)
  // The browser starts the private copy with its first window; what happens before that is seen by nobody.
  const inPrivate = await eventually('the private copy runs', () => privatePage().catch(() => undefined), {
    timeout: 20_000,
  })
  await exchange(hidden, 'hidden-1')
  await exchange(hidden, 'hidden-2')
  await exchange(ordinary, 'ordinary-2')
  await eventually('the private window knows its own', async () => (await codesIn(inPrivate)).length === 2)
  expect(await codesIn(inPrivate)).toEqual(['hidden-1', 'hidden-2'])
  expect(await codesIn(viewer)).toEqual(['ordinary', 'ordinary-2'])
  expect(JSON.stringify(await storageOf(viewer))).not.toContain('hidden')

  await inPrivate.close()
  await hidden.close()
  await eventually(
    'the private worker is gone',
    () => browser.targets().filter((it) => it.type() === 'service_worker' && isOurs(it.url())).length < 2,
  )
  expect(JSON.stringify(await storageOf(viewer))).not.toContain('hidden')
  const again = await openPrivateWindow(viewer, `${sites.app}/home?again`)
  const later = await eventually('the private copy runs', () => privatePage().catch(() => undefined), {
    timeout: 20_000,
  })
  await exchange(again, 'hidden-3')
  await eventually('it sees its own', async () => (await codesIn(later)).length > 0)
  expect(await codesIn(later)).toEqual(['hidden-3'])
})

function exchange(page: Page, code: string): Promise<string> {
  return page.evaluate(
    async (url, code) => {
      const body = new URLSearchParams({ grant_type: 'authorization_code', code })
      return (await fetch(`${url}/token`, { method: 'POST', body })).text()
    },
    sites.server,
    code,
  )
}

/** A page of the extension in the private window: it speaks to the private copy of the worker. */
async function privatePage(): Promise<Page> {
  const known = new Set(browser.targets())
  const workers = browser.targets().filter((it) => it.type() === 'service_worker' && isOurs(it.url()))
  // A worker that is just starting may leave the driver without an answer.
  const opened = await Promise.all(
    workers.map((it) =>
      Promise.race([
        it.worker().then((worker) => worker?.evaluate(openIfPrivate, 'src/viewer/viewer.html?private')),
        new Promise((resolve) => setTimeout(resolve, 2_000)),
      ]),
    ),
  )
  if (!opened.includes(true)) throw new Error('No worker of a private window runs.')
  const target = await browser.waitForTarget((it) => !known.has(it) && it.url().endsWith('?private'), {
    timeout: 10_000,
  })
  const page = await target.page()
  if (!page) throw new Error('The private window did not open it.')
  return page
}

async function openIfPrivate(path: string): Promise<boolean> {
  type Chrome = {
    readonly extension: { readonly inIncognitoContext: boolean }
    readonly runtime: { getURL(path: string): string }
    readonly tabs: { create(options: object): Promise<unknown> }
  }
  // The worker from before the extension was reloaded is still listed.
  const { chrome } = globalThis as unknown as { readonly chrome?: Chrome }
  if (!chrome?.extension.inIncognitoContext) return false
  await chrome.tabs.create({ url: chrome.runtime.getURL(path) })
  return true
}

function isOurs(url: string): boolean {
  return url.startsWith('chrome-extension://')
}

async function codesIn(extensionPage: Page): Promise<readonly string[]> {
  return (await readJournal(extensionPage)).flatMap(({ sighting }) =>
    sighting.kind === 'requestStarted' ? [new URLSearchParams(sighting.body?.text).get('code') ?? ''] : [],
  )
}

function storageOf(extensionPage: Page): Promise<unknown> {
  return extensionPage.evaluate(() => {
    type Area = { get(keys: null): Promise<unknown> }
    const { chrome } = globalThis as unknown as { readonly chrome: { storage: { session: Area; local: Area } } }
    return Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null), indexedDB.databases()])
  })
}
