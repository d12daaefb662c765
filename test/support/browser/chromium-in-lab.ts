import { startLab } from '../../../demo/lab.ts'
import { withChromium } from './with-chromium.ts'

/** Chromium, and the lab with its real authorization server. */
export async function chromiumInLab() {
  const { browser, visited } = await withChromium(startLab, (lab) => lab.stop())
  return { browser, lab: visited }
}
