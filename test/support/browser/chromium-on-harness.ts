import { openHarness } from '../harness/build.ts'
import { withChromium } from './with-chromium.ts'

/** Chromium, and the views with hand-made worlds behind them. */
export async function chromiumOnHarness() {
  const { browser, visited } = await withChromium(openHarness, (harness) => harness.close())
  return { browser, harness: visited }
}
