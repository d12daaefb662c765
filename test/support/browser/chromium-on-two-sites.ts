import { startTwoSites } from '../two-sites.ts'
import { withChromium } from './with-chromium.ts'

/** Chromium, and an app and a token endpoint on two sites. */
export async function chromiumOnTwoSites(pages: Readonly<Record<string, string>> = {}) {
  const start = () => startTwoSites(pages)
  const { browser, visited } = await withChromium(start, (sites) => sites.stop())
  return { browser, sites: visited }
}
