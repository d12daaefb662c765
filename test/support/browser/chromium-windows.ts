import type { Browser, Page } from 'puppeteer-core'
import { extensionId, openExtensionPage } from './chromium.ts'
import { eventually } from './eventually.ts'

type Chrome = {
  readonly developerPrivate: {
    updateProfileConfiguration(change: object): Promise<void>
    updateExtensionConfiguration(change: object): Promise<void>
  }
  readonly windows: { create(options: object): Promise<unknown> }
}

/** An unpacked extension that is reloaded comes back only in developer mode. */
export async function allowReloading(browser: Browser): Promise<void> {
  await onExtensionsPage(browser, { profile: { inDeveloperMode: true } })
}

/** What a person does on chrome://extensions. The browser reloads the extension for it. */
export async function allowInPrivate(browser: Browser): Promise<void> {
  await onExtensionsPage(browser, {
    profile: { inDeveloperMode: true },
    extension: { extensionId: await extensionId(browser), incognitoAccess: true },
  })
}

async function onExtensionsPage(browser: Browser, asked: { readonly profile: object; readonly extension?: object }) {
  const page = await browser.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(async ({ profile, extension }) => {
    const { developerPrivate } = (globalThis as unknown as { readonly chrome: Chrome }).chrome
    await developerPrivate.updateProfileConfiguration(profile)
    if (extension) await developerPrivate.updateExtensionConfiguration(extension)
  }, asked)
  await page.close()
}

/** A page of the extension, as soon as the browser has reloaded it. */
export function openPageOfReloaded(browser: Browser, path: string): Promise<Page> {
  return eventually('the extension is back', () => openExtensionPage(browser, path).catch(() => undefined), {
    timeout: 20_000,
    interval: 300,
  })
}

/** A private window with one page in it. */
export async function openPrivateWindow(extensionPage: Page, url: string): Promise<Page> {
  const browser = extensionPage.browser()
  await extensionPage.evaluate(async (url) => {
    await (globalThis as unknown as { readonly chrome: Chrome }).chrome.windows.create({ incognito: true, url })
  }, url)
  const target = await browser.waitForTarget((it) => it.type() === 'page' && it.url().startsWith(url), {
    timeout: 10_000,
  })
  const page = await target.page()
  if (!page) throw new Error('The private window has no page.')
  return page
}
