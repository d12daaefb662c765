import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { endFirefoxWorker, launchFirefox, openFirefoxPage } from '../support/browser/firefox.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

// Firefox has one background page for all windows: what is private stands beside the rest until it is forgotten.

let sites: TwoSites
let browser: Browser | undefined

beforeAll(async () => {
  sites = await startTwoSites({})
})

afterEach(async () => {
  await browser?.close()
  browser = undefined
})

afterAll(() => sites?.stop())

test('what happened in private windows is forgotten with the last one, whatever told of it; the rest stays', async () => {
  const { extension, ordinary, open } = await startAllowed()
  await exchange(ordinary, 'ordinary')
  const first = await open('first')
  const second = await open('second')
  await ask(extension, 'startRecording', { tabId: await tabIdOf(first, extension) })
  await exchange(first, 'hidden-1')
  await exchange(second, 'hidden-2')
  const words = ['code=ordinary', 'code=hidden-1', 'token-/token?hidden-1', 'code=hidden-2']
  await eventually('all is known', async () => isEach(words, await storageOf(extension)))
  await first.close()
  await eventually('nobody is recorded', async () => /"endedAt"/.test(await storageOf(extension)))
  expect(isEach(words, await storageOf(extension))).toBe(true)
  await second.close()
  await eventually('it is forgotten', async () => !(await storageOf(extension)).includes('hidden'))
  expect(await storageOf(extension)).toContain('ordinary')
})

test('so is what only an address told, also when the event page was gone in between', async () => {
  const { extension, open } = await startAllowed()
  const hidden = await open('alone')
  await endFirefoxWorker(extension)
  await hidden.evaluate(() => history.pushState(null, '', '/callback?code=hidden-1&state=s'))
  await eventually('it is known', async () => (await storageOf(extension)).includes('hidden-1'))
  await endFirefoxWorker(extension)
  await hidden.close()
  await eventually('it is forgotten', async () => !(await storageOf(extension)).includes('hidden'))
})

async function startAllowed() {
  browser = await launchFirefox({ 'extensions.background.idle.timeout': 2_000 }, { inPrivate: true })
  const extension = await openFirefoxPage(browser, 'src/devtools/devtools.html')
  const ordinary = await browser.newPage()
  await ordinary.goto(`${sites.app}/home`)
  const open = async (name: string) => {
    await extension.evaluate(openPrivateWindow, `${sites.app}/home?${name}`)
    return pageAt(name)
  }
  return { extension, ordinary, open }
}

function pageAt(query: string): Promise<Page> {
  return eventually('the private window has a page', async () =>
    (await browser?.pages())?.find((it) => it.url().endsWith(`/home?${query}`)),
  )
}

async function openPrivateWindow(url: string): Promise<void> {
  type Windows = { create(options: object): Promise<unknown> }
  await (globalThis as unknown as { readonly chrome: { readonly windows: Windows } }).chrome.windows.create({
    incognito: true,
    url,
  })
}

function exchange(page: Page, code: string): Promise<string> {
  return page.evaluate(
    async (url, code) => {
      const body = new URLSearchParams({ grant_type: 'authorization_code', code })
      return (await fetch(`${url}/token?${code}`, { method: 'POST', body })).text()
    },
    sites.server,
    code,
  )
}

function storageOf(extension: Page): Promise<string> {
  return extension.evaluate(async () => {
    type Area = { get(keys: null): Promise<unknown> }
    const { session, local } = (
      globalThis as unknown as {
        readonly chrome: { readonly storage: { readonly session: Area; readonly local: Area } }
      }
    ).chrome.storage
    return JSON.stringify([await session.get(null), await local.get(null), await indexedDB.databases()])
  })
}

function isEach(words: readonly string[], text: string): boolean {
  return words.every((it) => text.includes(it))
}
