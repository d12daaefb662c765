import { afterAll } from 'vitest'
import { launchChromium } from './chromium.ts'

/** Chromium with the extension, and what it visits, for all tests of the file that asks; both end with it. */
export async function withChromium<T>(start: () => Promise<T>, stop: (visited: T) => Promise<void>) {
  const [visited, browser] = await Promise.all([start(), launchChromium()])
  afterAll(async () => {
    await browser.close()
    await stop(visited)
  })
  return { browser, visited }
}
