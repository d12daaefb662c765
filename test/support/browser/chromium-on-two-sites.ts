import type { Browser } from 'puppeteer-core'
import { afterAll } from 'vitest'
import { startTwoSites, type TwoSites } from '../two-sites.ts'
import { launchChromium } from './chromium.ts'

/** Chromium with the extension, and two sites to visit, for all tests of the file that asks; both end with it. */
export async function chromiumOnTwoSites(pages: Readonly<Record<string, string>> = {}): Promise<{
  readonly browser: Browser
  readonly sites: TwoSites
}> {
  const [sites, browser] = await Promise.all([startTwoSites(pages), launchChromium()])
  afterAll(async () => {
    await browser.close()
    await sites.stop()
  })
  return { browser, sites }
}
