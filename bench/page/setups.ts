import type { Browser, Page } from 'puppeteer-core'
import { killWorker, launchChromium, openExtensionPage } from '../../test/support/browser/chromium.ts'
import { eventually } from '../../test/support/browser/eventually.ts'
import { ask, tabIdOf } from '../../test/support/browser/extension-page.ts'
import { floorExtension } from './floor.ts'

/** A browser in one state, ready to load the page. */
export interface Setup {
  readonly name: string
  readonly browser: Browser
  readonly tab: Page
  /** Before each load, outside of what is measured. */
  prepare(): Promise<void>
}

type Start = (blank: string) => Promise<Omit<Setup, 'name'>>

/** What is compared, the measure of all first. */
export const setups: Readonly<Record<string, Start>> = {
  'no extension': (blank) => plain(blank, false),
  'floor, idle set': (blank) => plain(blank, floorExtension('typical')),
  idle: (blank) => plain(blank),
  'idle, worker asleep': async (blank) => {
    const setup = await plain(blank)
    return { ...setup, prepare: () => killWorker(setup.browser).catch(() => undefined) }
  },
  'floor, full set': (blank) => plain(blank, floorExtension('all')),
  recording: async (blank) => {
    const { browser, tab } = await plain(blank)
    const extension = await openExtensionPage(browser, 'src/viewer/viewer.html')
    const tabId = await tabIdOf(tab, extension)
    const prepare = async () => {
      await ask(extension, 'startRecording', { tabId })
    }
    await tab.bringToFront()
    return { browser, tab, prepare }
  },
}

async function plain(blank: string, extensionFolder?: string | false): Promise<Omit<Setup, 'name'>> {
  const browser = await launchChromium(extensionFolder === undefined ? {} : { extensionFolder })
  if (extensionFolder !== false)
    await eventually('the worker runs', () => browser.targets().some((it) => it.type() === 'service_worker'))
  const tab = await browser.newPage()
  await tab.goto(blank)
  return { browser, tab, prepare: async () => undefined }
}
