import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extensionId, launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { launchFirefox, openFirefoxPage } from '../support/browser/firefox.ts'
import { press } from '../support/browser/press.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

const limited = 'Capture is limited on this site'

let sites: TwoSites

beforeAll(async () => {
  sites = await startTwoSites({})
})

afterAll(async () => {
  await sites?.stop()
})

describe('in Chromium', () => {
  let browser: Browser
  let asking: Page
  let tab: Page
  let tabId: number

  beforeAll(async () => {
    browser = await launchChromium()
    asking = await openExtensionPage(browser, 'src/devtools/devtools.html')
    tab = await browser.newPage()
    await tab.goto(`${sites.app}/home`)
    tabId = await tabIdOf(tab, asking)
  })

  afterAll(async () => {
    await browser?.close()
  })

  test('a site that the person keeps us out of is named, with a button that asks for it', async () => {
    await setAccess('ON_CLICK')
    const popup = await openPopup()
    await eventually('the popup says so', () => says(popup, limited))
    // What the browser asks then cannot be answered by a test: only that it is asked.
    await popup.evaluate(listenToAsking)
    await press(popup, 'Allow this site')
    await press(popup, 'Allow all sites')
    expect(await popup.evaluate(asked)).toEqual([['http://localhost/*'], ['<all_urls>']])
    await popup.close()
  })

  test('once the person allows the site, it can be recorded', async () => {
    await setAccess('ON_SPECIFIC_SITES', 'http://localhost/*')
    await tab.reload()
    const popup = await openPopup()
    await eventually('the popup offers to record', () => says(popup, 'Record this tab'))
    await press(popup, 'Record')
    await eventually('it records', () => says(popup, '0 steps so far'))
    expect(await says(popup, limited)).toBe(false)
    // The login goes on at another site, which is not allowed.
    await tab.goto(`${sites.server}/login`)
    await eventually('the popup says that this one is not seen', () => says(popup, limited))
    await press(popup, 'Stop')
    await popup.close()
  })

  test('a page of the browser itself is none that a person could allow', async () => {
    await setAccess('ON_ALL_SITES')
    const settings = await browser.newPage()
    await settings.goto('chrome://version')
    const { limited } = await ask(asking, 'tabState', { tabId: await activeTab() })
    expect(limited).toEqual({ what: 'browserPage' })
    await settings.close()
  })

  test('an empty tab is not taken for one', async () => {
    const empty = await browser.newPage()
    expect(await ask(asking, 'tabState', { tabId: await activeTab() })).toMatchObject({ blank: true })
    await empty.close()
  })

  const openPopup = () => openExtensionPage(browser, `src/popup/popup.html?tab=${tabId}`)
  const activeTab = () => asking.evaluate(findActiveTab)

  /** What a person chooses under "site access" on the browser's page of the extension. */
  async function setAccess(hostAccess: string, site?: string) {
    const page = await browser.newPage()
    await page.goto('chrome://extensions')
    await page.evaluate(changeAccess, await extensionId(browser), hostAccess, site)
    await page.close()
  }
})

describe('in Firefox', () => {
  let browser: Browser

  beforeAll(async () => {
    // Whatever is asked for is granted, as if the person had said yes.
    browser = await launchFirefox({ 'extensions.webextOptionalPermissionPrompts': false })
  })

  afterAll(async () => {
    await browser?.close()
  })

  test('a site that the person keeps us out of is named, and one click lets us see it', async () => {
    const tab = await browser.newPage()
    await tab.goto(`${sites.app}/home`)
    const asking = await openFirefoxPage(browser, 'src/devtools/devtools.html')
    const tabId = await tabIdOf(tab, asking)
    expect((await ask(asking, 'tabState', { tabId })).limited).toBeUndefined()
    await asking.evaluate(takeAllSites)
    const popup = await openFirefoxPage(browser, `src/popup/popup.html?tab=${tabId}`)
    await eventually('the popup says so', () => says(popup, limited))
    await clickButton(popup, 'Allow this site')
    await eventually('the popup offers to record', () => says(popup, 'Record this tab'))
    expect((await ask(asking, 'tabState', { tabId })).limited).toBeUndefined()
  })
})

function says(page: Page, text: string): Promise<boolean> {
  return page.evaluate((text) => document.body.textContent?.includes(text) ?? false, text)
}

/** A click of the mouse: only a person's click may ask for a permission. */
async function clickButton(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  for (const button of await page.$$('button'))
    if ((await button.evaluate((it) => it.textContent)) === name) return button.click()
  throw new Error(`There is no button ${name}`)
}

interface Extensions {
  readonly permissions: { request(what: object): Promise<boolean>; remove(what: object): Promise<boolean> }
  readonly tabs: { query(filter: object): Promise<readonly { readonly id?: number }[]> }
  readonly developerPrivate: {
    updateExtensionConfiguration(change: object): Promise<void>
    addHostPermission(id: string, site: string): Promise<void>
  }
}

function listenToAsking(): void {
  const world = globalThis as unknown as { readonly browser: Extensions; asked: unknown[] }
  world.asked = []
  world.browser.permissions.request = async (what) => {
    world.asked.push((what as { readonly origins: unknown }).origins)
    return false
  }
}

function asked(): unknown {
  return (globalThis as unknown as { readonly asked: unknown }).asked
}

async function takeAllSites(): Promise<void> {
  const { browser } = globalThis as unknown as { readonly browser: Extensions }
  await browser.permissions.remove({ origins: ['<all_urls>'] })
}

async function findActiveTab(): Promise<number> {
  const { chrome } = globalThis as unknown as { readonly chrome: Extensions }
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id ?? -1
}

/** Runs in chrome://extensions. */
async function changeAccess(id: string, hostAccess: string, site?: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as { readonly chrome: Extensions }).chrome
  await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess })
  if (site !== undefined) await developerPrivate.addHostPermission(id, site)
}
